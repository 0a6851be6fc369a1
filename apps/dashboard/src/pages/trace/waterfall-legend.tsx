const swatches = [
  ["Model call", "h-2.5 w-4 rounded-sm bg-chart-1"],
  ["Tool", "h-2.5 w-4 rounded-sm bg-chart-3"],
  ["Agent, workflow, task", "h-2.5 w-4 rounded-sm bg-chart-2/35"],
  ["Time in model calls below", "h-1 w-4 bg-chart-1"],
  ["Decided how long the trace took", "h-0.5 w-4 bg-foreground"],
] as const;

/** What the colours and lines of the bars mean. */
export function WaterfallLegend() {
  return (
    <ul className="hidden flex-wrap gap-x-4 gap-y-1 border-t px-4 py-1.5 text-xs text-muted-foreground md:flex md:px-6">
      {swatches.map(([label, className]) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden className={className} /> {label}
        </li>
      ))}
    </ul>
  );
}
