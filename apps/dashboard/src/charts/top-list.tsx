import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatShare } from "../format/format-number.ts";
import { cn } from "../ui/class-names.ts";
import { type ChartUnit, unitFormats } from "./unit-format.ts";

/** One bar: what it is of, how much, and where it leads. */
export interface TopItem {
  id: string;
  label: ReactNode;
  value: number;
  /** Absent where no page shows just that. */
  to?: LinkProps;
  /** Why it leads nowhere. */
  note?: string;
  /** All others together: no bar, which would dwarf those that are told apart. @default false */
  isRest?: boolean;
}

/** What has the most of something: bars beside their numbers and shares, each a link. */
export function TopList({
  label,
  items,
  total,
  unit,
}: {
  label: string;
  items: readonly TopItem[];
  /** What all come to. */
  total: number;
  unit: ChartUnit;
}) {
  const most = Math.max(...items.map(({ value, isRest }) => (isRest ? 0 : value)));
  return (
    <ol aria-label={label} className="-mx-2 flex flex-col gap-0.5">
      {items.map(({ id, label, value, to, note, isRest = false }) => {
        const row = (
          <>
            {!isRest && (
              <span
                aria-hidden
                className="absolute inset-y-0.5 left-0 rounded bg-accent"
                style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }}
              />
            )}
            <span className={cn("relative min-w-0 flex-1 truncate", isRest && "text-muted-foreground")}>{label}</span>
            <span className="tabular relative">{unitFormats[unit].full(value)}</span>
            <span className="tabular relative w-12 text-right text-xs text-muted-foreground">
              {formatShare(total > 0 ? value / total : null)}
            </span>
          </>
        );
        return (
          <li key={id}>
            {to ? (
              <Link {...to} className={cn(rowClass, "hover:bg-muted")}>
                {row}
              </Link>
            ) : (
              <div className={rowClass} title={note}>
                {row}
                {note && <span className="sr-only">{note}</span>}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const rowClass = "relative flex items-center gap-2 rounded px-2 py-1.5";
