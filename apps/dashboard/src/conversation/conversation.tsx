import { useState } from "react";
import { formatCount } from "../format/format-count.ts";
import { Button } from "../ui/button.tsx";
import { MessageView } from "./message-view.tsx";
import type { ConversationMessage } from "./read/part.ts";

/** Of a long conversation, the beginning and the end are shown at first. */
const atStart = 2;
const atEnd = 30;

/** Messages one below the other, as `readMessages` or `readConversation` read them. */
export function Conversation({ messages }: { messages: readonly ConversationMessage[] }) {
  const [isWhole, setWhole] = useState(false);
  const left = isWhole ? 0 : messages.length - atStart - atEnd;
  return (
    <div className="flex flex-col gap-3">
      {messages.map((message, index) => {
        const isHidden = left > 0 && index >= atStart && index < messages.length - atEnd;
        if (!isHidden) return <MessageView key={index} message={message} />;
        return (
          index === atStart && (
            <Button key={index} className="self-start" onClick={() => setWhole(true)}>
              Show {formatCount(left)} messages between
            </Button>
          )
        );
      })}
    </div>
  );
}
