import { Ban, Brain } from "lucide-react";
import { formatCount } from "../format/format-count.ts";
import { JsonView } from "../ui/json-view/json-view.tsx";
import { CitationList } from "./citation-list.tsx";
import { AudioView, FileView, ImageView } from "./media-view.tsx";
import type { Part } from "./read/part.ts";
import { TextView } from "./text-view.tsx";
import { ToolCallView } from "./tool-call-view.tsx";
import { ToolResultView } from "./tool-result-view.tsx";

export function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, index) => <PartView key={index} part={part} />);
}

/** One piece of a message. */
function PartView({ part }: { part: Part }) {
  switch (part.kind) {
    case "text":
      return (
        <div className="flex flex-col gap-1.5">
          <TextView text={part.text} />
          {part.citations && <CitationList citations={part.citations} />}
        </div>
      );
    case "reasoning":
      return <Reasoning text={part.text} />;
    case "refusal":
      return (
        <div className="rounded-md border border-warning/40 bg-warning-surface p-3">
          <p className="mb-1 flex items-center gap-1.5 text-xs font-medium text-warning">
            <Ban aria-hidden className="size-3.5" /> Refusal
          </p>
          <TextView text={part.text} />
        </div>
      );
    case "tool_call":
      return (
        <ToolCallView call={part}>
          <Parts parts={part.results} />
        </ToolCallView>
      );
    case "tool_result":
      return (
        <ToolResultView result={part}>
          <Parts parts={part.parts} />
        </ToolResultView>
      );
    case "image":
      return <ImageView url={part.url} alt={part.alt} />;
    case "audio":
      return <AudioView url={part.url} name={part.name} transcript={part.transcript} />;
    case "file":
      return <FileView url={part.url} name={part.name} type={part.type} />;
    case "vector":
      return <Vector numbers={part.numbers} />;
    default:
      return <JsonView value={part.value} label={part.label ?? "JSON"} />;
  }
}

function Reasoning({ text }: { text: string }) {
  const title = (
    <>
      <Brain aria-hidden className="size-3.5" /> Reasoning
    </>
  );
  const frame = "flex items-center gap-1.5 text-xs font-medium text-muted-foreground";
  if (text === "") return <p className={frame}>{title}, which the provider keeps to itself</p>;
  return (
    <details className="rounded-md border border-dashed px-3 py-1.5">
      <summary className={`${frame} cursor-pointer`}>
        {title} ({formatCount(text.length)} characters)
      </summary>
      <div className="pt-2 text-muted-foreground">
        <TextView text={text} />
      </div>
    </details>
  );
}

function Vector({ numbers }: { numbers: readonly number[] }) {
  return (
    <details>
      <summary className="cursor-pointer">
        {formatCount(numbers.length)} numbers:{" "}
        <span className="font-mono text-xs text-muted-foreground">
          {numbers.slice(0, 4).join(", ")}
          {numbers.length > 4 && ", …"}
        </span>
      </summary>
      <JsonView value={numbers} label="Vector" className="mt-2" />
    </details>
  );
}
