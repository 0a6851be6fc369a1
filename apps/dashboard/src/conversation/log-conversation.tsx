import type { Log } from "@kai/schema/log";
import { CaseSensitive, MessagesSquare } from "lucide-react";
import { useMemo, useState } from "react";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Conversation } from "./conversation.tsx";
import { readConversation } from "./read/read-conversation.ts";
import { PlainText } from "./text-style.ts";

/** What went into a call and what came out of it. */
export function LogConversation({ log }: { log: Parameters<typeof readConversation>[0] & Partial<Log> }) {
  const { input, output } = useMemo(() => readConversation(log), [log]);
  const [isPlain, setPlain] = useState(false);
  if (input.length === 0 && output.length === 0)
    return (
      <EmptyState icon={MessagesSquare} title="This log has neither input nor output">
        They were not sent, or the application asked to keep the numbers alone.
      </EmptyState>
    );
  return (
    <PlainText value={isPlain}>
      <div className="flex flex-col gap-4">
        <section aria-label="Input">
          <header className="mb-1 flex items-center justify-between border-b">
            <h2 className="text-sm font-semibold">Input</h2>
            <IconButton
              label={isPlain ? "Show Markdown and JSON formatted" : "Show texts as they are"}
              size="icon-sm"
              aria-pressed={isPlain}
              onClick={() => setPlain(!isPlain)}
            >
              <CaseSensitive aria-hidden />
            </IconButton>
          </header>
          <Conversation messages={input} />
          {input.length === 0 && <p className="text-muted-foreground">Nothing</p>}
        </section>
        <section aria-label="Output">
          <h2 className="mb-1 border-b py-1 text-sm font-semibold">Output</h2>
          <Conversation messages={output} />
          {output.length === 0 && <p className="text-muted-foreground">Nothing</p>}
        </section>
      </div>
    </PlainText>
  );
}
