import { cn } from "../ui/class-names.ts";
import { cssColor } from "./chart-colors.ts";
import type { ChartSeries } from "./chart-data.ts";

/** What each colour stands for; a press hides the series or shows it again. */
export function ChartLegend({
  series,
  hidden,
  onToggle,
}: {
  series: readonly ChartSeries[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
}) {
  return (
    <ul aria-label="Series" className="flex min-w-0 flex-wrap gap-x-1">
      {series.map(({ id, label, color }) => (
        <li key={id} className="min-w-0">
          <button
            type="button"
            aria-pressed={!hidden.has(id)}
            onClick={() => onToggle(id)}
            className={cn(
              "flex h-7 max-w-48 items-center gap-1.5 rounded px-1.5 text-xs hover:bg-muted",
              hidden.has(id) && "text-muted-foreground line-through",
            )}
          >
            <span
              aria-hidden
              className="size-2.5 shrink-0 rounded-xs"
              style={{ background: hidden.has(id) ? "var(--border)" : cssColor(color) }}
            />
            <span className="truncate">{label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
