import type { Log } from "@kai/schema/log";
import { formatCount } from "../../../format/format-count.ts";
import { formatShare } from "../../../format/format-number.ts";
import { Card } from "../../../ui/card.tsx";
import { cn } from "../../../ui/class-names.ts";
import { usageRows } from "./usage-rows.ts";

/** How many tokens a call used, and of which kind. */
export function UsageCard({ log }: { log: Log }) {
  const rows = usageRows(log);
  const wholes = new Map(rows.map(({ name, count }) => [name, count]));
  return (
    <Card title="Tokens">
      {rows.length === 0 ? (
        <p className="text-muted-foreground">The provider told none.</p>
      ) : (
        <table className="w-full max-w-md">
          <tbody>
            {rows.map(({ name, label, count, within }) => (
              <tr key={name} className={cn("border-b last:border-0", name === "total" && "font-medium")}>
                <th
                  scope="row"
                  className={cn(
                    "py-1 text-left font-normal",
                    within && "pl-5 text-muted-foreground",
                    name === "total" && "font-medium",
                  )}
                >
                  {within && "of which "}
                  {label}
                </th>
                <td className="py-1 text-right tabular">{formatCount(count)}</td>
                <td className="w-20 py-1 text-right text-muted-foreground tabular">
                  {within && (wholes.get(within) ?? 0) > 0 && formatShare(count / wholes.get(within)!)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {log.usage_estimated && (
        <p className="mt-2 text-xs text-muted-foreground">
          The gateway counted them itself: the provider told none, or the answer broke off.
        </p>
      )}
    </Card>
  );
}
