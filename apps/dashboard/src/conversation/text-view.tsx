import { useState } from "react";
import { formatCount } from "../format/format-count.ts";
import { Button } from "../ui/button.tsx";
import { JsonView } from "../ui/json-view/json-view.tsx";
import { LongText } from "../ui/long-text.tsx";
import { foldText } from "./fold-text.ts";
import { Markdown } from "./markdown/markdown.tsx";
import { readJsonText } from "./read-json-text.ts";
import { useIsPlain } from "./text-style.ts";

/** Beyond this, text is shown as it is: nobody reads a megabyte for its bold words. */
const longestMarkdown = 100_000;

/** Text of any length: the beginning of a long one, and all of it on demand. Markdown and JSON are shown as what they are. */
export function TextView({ text }: { text: string }) {
  const isPlain = useIsPlain();
  const [isWhole, setWhole] = useState(false);
  const json = isPlain ? undefined : readJsonText(text);
  if (json !== undefined) return <JsonView value={json} label="JSON text" />;
  const folded = foldText(text);
  const shown = isWhole ? text : (folded ?? text);
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="w-full min-w-0">
        {isPlain || shown.length > longestMarkdown ? <LongText text={shown} /> : <Markdown text={shown} />}
      </div>
      {folded !== undefined && (
        <Button variant="link" size="sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show less" : `Show all ${formatCount(text.length)} characters`}
        </Button>
      )}
    </div>
  );
}
