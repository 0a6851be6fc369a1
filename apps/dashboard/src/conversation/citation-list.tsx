import { ExternalLink } from "./external-link.tsx";
import type { Citation } from "./read/part.ts";

/** Where a text was taken from. */
export function CitationList({ citations }: { citations: readonly Citation[] }) {
  return (
    <ol aria-label="Citations" className="flex list-decimal flex-col gap-0.5 pl-5 text-xs text-muted-foreground">
      {citations.map(({ title, url, quote }, index) => (
        <li key={index}>
          {url === undefined ? title : <ExternalLink url={url} text={title} />}
          {quote && <q className="ml-1 italic">{quote.slice(0, 300)}</q>}
        </li>
      ))}
    </ol>
  );
}
