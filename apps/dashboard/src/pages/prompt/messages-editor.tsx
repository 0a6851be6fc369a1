import { Plus } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { errorAt, type FieldErrors } from "../../ui/field-errors.ts";
import { MessageEditor } from "./message-editor.tsx";
import { type MessageForm, newMessage } from "./version-form.ts";

interface MessagesEditorProps {
  messages: readonly MessageForm[];
  onChange: (messages: readonly MessageForm[]) => void;
  errors: FieldErrors;
}

/** Changes the messages of a version, and their order. */
export function MessagesEditor({ messages, onChange, errors }: MessagesEditorProps) {
  const move = (index: number, to: number) => {
    const rest = messages.toSpliced(index, 1);
    onChange(rest.toSpliced(to, 0, messages[index]!));
  };
  const next = messages.at(-1)?.role === "user" ? "assistant" : "user";
  return (
    <Card title="Messages">
      <ol className="flex flex-col gap-4">
        {messages.map((message, index) => (
          <li key={message.key}>
            <MessageEditor
              message={message}
              number={index + 1}
              error={errorAt(errors, `messages.${index}`)}
              onChange={(change) => onChange(messages.with(index, { ...message, ...change }))}
              onUp={index > 0 ? () => move(index, index - 1) : undefined}
              onDown={index < messages.length - 1 ? () => move(index, index + 1) : undefined}
              onRemove={() => onChange(messages.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {errors["messages"] && (
        <p role="alert" className="mt-2 text-xs text-danger">
          Messages {errors["messages"].join(" ")}
        </p>
      )}
      <Button size="sm" className="mt-4" onClick={() => onChange([...messages, newMessage(next)])}>
        <Plus aria-hidden /> Add a message
      </Button>
    </Card>
  );
}
