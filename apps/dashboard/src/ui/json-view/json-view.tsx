import { ListTree, WrapText } from "lucide-react";
import { useState } from "react";
import { formatPrettyJson } from "../../format/format-json.ts";
import { cn } from "../class-names.ts";
import { CopyButton } from "../copy-button.tsx";
import { IconButton } from "../icon-button.tsx";
import { LongText } from "../long-text.tsx";
import { countNodes } from "./count-nodes.ts";
import { JsonNode } from "./json-node.tsx";

/** Up to so many values all of them are open. */
const small = 200;

/** A JSON value as a tree that opens and closes, or as text. Values of megabytes are shown as far as they are opened. */
export function JsonView({ value, label, className }: { value: unknown; label: string; className?: string }) {
  const [isText, setText] = useState(false);
  const copied = () => (typeof value === "string" ? value : formatPrettyJson(value));
  return (
    <section
      aria-label={label}
      className={cn(
        "flex items-start gap-1 rounded-md border bg-card py-1 pr-1 pl-1 font-mono text-xs leading-5",
        className,
      )}
    >
      <div className="min-w-0 flex-1 py-0.5">
        {isText ? (
          <LongText text={formatPrettyJson(value)} className="pl-2" />
        ) : (
          <JsonNode value={value} openLevels={countNodes(value, small) < small ? Number.POSITIVE_INFINITY : 1} />
        )}
      </div>
      <div className="flex shrink-0 font-sans">
        {typeof value === "object" && value !== null && (
          <IconButton
            label={isText ? "Show as a tree" : "Show as text"}
            size="icon-sm"
            onClick={() => setText(!isText)}
          >
            {isText ? <ListTree aria-hidden /> : <WrapText aria-hidden />}
          </IconButton>
        )}
        <CopyButton text={copied} label={`Copy ${label}`} />
      </div>
    </section>
  );
}
