import { fieldGroups, fields } from "@kai/schema/fields";
import { useQuery } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";
import { formatExactValue } from "../../format/format-value.ts";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";

/** Everything that a log has, group by group. */
export function LogFields({ uniqueId }: { uniqueId: string }) {
  const log = useQuery({ queryKey: ["log", uniqueId], queryFn: ({ signal }) => kai.logs.get(uniqueId, { signal }) });
  if (log.error) return <ErrorMessage error={log.error} retry={() => void log.refetch()} />;
  if (!log.data) return <Loading />;
  const values = log.data as unknown as Record<string, unknown>;
  const known = fields.filter(({ name }) => values[name] !== null && values[name] !== undefined && values[name] !== "");
  return fieldGroups.map(({ name: group, label }) => {
    const shown = known.filter((field) => field.group === group);
    return (
      shown.length > 0 && (
        <section key={group} className="border-b p-4">
          <h2 className="mb-2 font-semibold">{label}</h2>
          <dl className="grid grid-cols-[10rem_1fr] gap-x-4 gap-y-1">
            {shown.map(({ name, label, kind }) => (
              <div key={name} className="contents">
                <dt className="text-muted-foreground">{label}</dt>
                <dd className="min-w-0 whitespace-pre-wrap wrap-anywhere">{formatExactValue(kind, values[name])}</dd>
              </div>
            ))}
          </dl>
        </section>
      )
    );
  });
}
