import { formatExactTime, formatRelativeTime } from "../format/format-time.ts";

/** How long ago something was, or how soon it is; exactly when pointed at. */
export function When({ at, never }: { at: string | null; never?: string }) {
  if (at === null) return <span className="text-muted-foreground">{never}</span>;
  return (
    <time dateTime={at} title={formatExactTime(at)} className="whitespace-nowrap">
      {formatRelativeTime(at)}
    </time>
  );
}
