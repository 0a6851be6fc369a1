import { useMemo } from "react";
import { Conversation } from "../../conversation/conversation.tsx";
import { readMessages } from "../../conversation/read/read-messages.ts";
import { JsonView } from "../../ui/json-view/json-view.tsx";
import { LongText } from "../../ui/long-text.tsx";

interface SpanContentProps {
  label: string;
  /** JSON, or the first characters of it. */
  text: string | null;
  /** Who said what names no role, when it is a conversation. */
  speaker: "user" | "assistant" | undefined;
}

/** What went into a span or came out of it: as messages, as JSON, or as it is where it was cut. */
export function SpanContent({ label, text, speaker }: SpanContentProps) {
  const value = useMemo(() => (text === null ? undefined : parsed(text)), [text]);
  if (text === null) return null;
  return (
    <section>
      <h3 className="mb-1 border-b pb-1 font-semibold">{label}</h3>
      {value === undefined ? (
        <LongText text={text} className="font-mono text-xs" />
      ) : speaker ? (
        <Conversation messages={readMessages(value, speaker)} />
      ) : (
        <JsonView value={value} label={label} />
      )}
    </section>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
