import { Link, type LinkProps } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { formatShare } from "../format/format-number.ts";
import { cn } from "../ui/class-names.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { type ChartUnit, unitFormats } from "./unit-format.ts";

/** One number, how it changed against the range before, and where it leads. */
export function Stat({
  label,
  value,
  before,
  unit,
  isBad = false,
  to,
}: {
  label: string;
  /** Absent while it is on its way. */
  value: number | null | undefined;
  /** The same number of the range of equal length before. */
  before?: number | null | undefined;
  unit: ChartUnit;
  /** Whether more of it is worse. @default false */
  isBad?: boolean;
  to: LinkProps;
}) {
  const format = unitFormats[unit];
  return (
    <Link {...to} className="flex min-w-0 flex-col gap-0.5 rounded-lg border bg-card px-4 py-3 hover:border-primary/50">
      <span className="truncate text-xs text-muted-foreground">{label}</span>
      {value === undefined ? (
        <Skeleton className="my-0.5 h-7 w-20" />
      ) : (
        <span className="tabular truncate text-xl font-semibold tracking-tight" title={format.full(value)}>
          {unit === "count" ? format.compact(value) : format.full(value)}
        </span>
      )}
      <Change value={value} before={before} isBad={isBad} text={format.full(before)} />
    </Link>
  );
}

/** Less than that is said to be the same. */
const NOTICEABLE = 0.005;

function Change({
  value,
  before,
  isBad,
  text,
}: {
  value: number | null | undefined;
  before: number | null | undefined;
  isBad: boolean;
  text: string;
}) {
  if (value == null || before == null) return <span className="h-4" />;
  const change = before === 0 ? (value === 0 ? 0 : Infinity) : value / before - 1;
  const isSame = Math.abs(change) < NOTICEABLE;
  const Icon = change > 0 ? ArrowUp : ArrowDown;
  return (
    <span
      className={cn(
        "tabular flex h-4 items-center gap-1 text-xs text-muted-foreground",
        isBad && !isSame && (change > 0 ? "text-danger" : "text-success"),
      )}
      title={`${text} in the range before`}
    >
      {isSame ? (
        "as before"
      ) : (
        <>
          <Icon aria-hidden className="size-3" />
          <span className="sr-only">{change > 0 ? "more by" : "less by"}</span>
          {Number.isFinite(change) ? formatShare(Math.abs(change)) : "from none"}
        </>
      )}
    </span>
  );
}
