import { cn } from "./class-names.ts";
import { splitText } from "./split-text.ts";

/** Text of any length as it is. Of megabytes, only what is seen is laid out; the browser's search finds all of it. */
export function LongText({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cn("wrap-anywhere whitespace-pre-wrap", className)}>
      {splitText(text).map((piece, index) => (
        <div
          key={index}
          className={text.length > piece.length ? "[contain-intrinsic-size:auto_4000px] [content-visibility:auto]" : ""}
        >
          {piece.endsWith("\n") ? piece.slice(0, -1) || "\u200B" : piece}
        </div>
      ))}
    </div>
  );
}
