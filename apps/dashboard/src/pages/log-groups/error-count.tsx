import { formatCount } from "../../format/format-count.ts";

/** How many failed; none is quiet. */
export function ErrorCount({ count }: { count: number }) {
  return <span className={count > 0 ? "font-medium text-danger" : "text-muted-foreground"}>{formatCount(count)}</span>;
}
