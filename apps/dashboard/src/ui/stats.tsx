import type { ReactNode } from "react";

/** The few numbers that matter most, in a row. */
export function Stats({ stats }: { stats: readonly { label: string; value: ReactNode; hint?: ReactNode }[] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {stats.map(({ label, value, hint }) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-muted-foreground">{label}</dt>
          <dd className="truncate font-medium tabular">{value}</dd>
          {hint && <dd className="text-xs text-muted-foreground">{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
