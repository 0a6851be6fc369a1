import type { FieldInfo, Kind } from "@kai/schema/fields";
import { useQuery } from "@tanstack/react-query";
import { InlineText } from "../../../conversation/markdown/inline-text.tsx";
import { formatExactValue } from "../../../format/format-value.ts";
import { JsonView } from "../../../ui/json-view/json-view.tsx";
import { LongText } from "../../../ui/long-text.tsx";
import { Tooltip } from "../../../ui/tooltip.tsx";
import { FilterLink, isScalar } from "./filter-link.tsx";

/** Kinds whose values other logs may share. */
const shared = new Set<Kind>(["identifier", "label", "code", "flag"]);

interface FieldProps {
  field: FieldInfo;
  value: unknown;
}

/** One field: what it means on demand, its value, and the logs that have the same. */
export function FieldRow({ field, value }: FieldProps) {
  const { name, label } = field;
  return (
    <>
      <dt className="text-muted-foreground">
        <Tooltip text={<Description name={name} />}>
          <button type="button" className="cursor-help text-left decoration-dotted underline-offset-4 hover:underline">
            {label}
          </button>
        </Tooltip>
      </dt>
      <dd className="mb-1 min-w-0 wrap-anywhere @xl:mb-0">
        <FieldValue field={field} value={value} />
      </dd>
    </>
  );
}

function FieldValue({ field: { name, label, kind }, value }: FieldProps) {
  if (!isScalar(value)) return <JsonView value={value} label={label} />;
  const text = formatExactValue(kind, value);
  if (shared.has(kind)) return <FilterLink field={name} value={value} text={text} />;
  return <LongText text={text} className="max-h-96 overflow-y-auto tabular" />;
}

/** What a field holds; the texts come when the first is looked at. */
function Description({ name }: { name: FieldInfo["name"] }) {
  const descriptions = useQuery({
    queryKey: ["field-descriptions"],
    queryFn: async () => (await import("@kai/schema/field-descriptions")).fieldDescriptions,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <InlineText text={descriptions.data?.[name] ?? "…"} />
      <code className="mt-1 block text-muted-foreground">{name}</code>
    </>
  );
}
