import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { NativeSelect, TextArea } from "../../ui/input.tsx";
import type { MessageForm } from "./version-form.ts";

const roles = ["system", "developer", "user", "assistant"] as const;

interface MessageEditorProps {
  message: MessageForm;
  /** Its place, from 1. */
  number: number;
  error: string | undefined;
  onChange: (change: Partial<MessageForm>) => void;
  /** Absent where it cannot go further. */
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

/** Changes one message. */
export function MessageEditor({ message, number, error, onChange, onUp, onDown, onRemove }: MessageEditorProps) {
  const { role, text, isJson, rest } = message;
  // The answer of a tool belongs to a call: none is begun here.
  const offered = role === "tool" ? [...roles, role] : roles;
  const more = Object.keys(rest);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <NativeSelect
          aria-label={`Role of message ${number}`}
          value={role}
          onChange={({ target }) => onChange({ role: offered.find((each) => each === target.value) ?? role })}
          className="mr-auto h-7 text-xs"
        >
          {offered.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </NativeSelect>
        <IconButton label={`Move message ${number} up`} size="icon-sm" disabled={!onUp} onClick={onUp}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={`Move message ${number} down`} size="icon-sm" disabled={!onDown} onClick={onDown}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={`Remove message ${number}`} size="icon-sm" onClick={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <Field
        label={<span className="sr-only">Text of message {number}</span>}
        hint={
          isJson
            ? "A list of parts in JSON; their texts are Jinja templates."
            : more.length > 0 && `It has ${more.join(" and ")}, too, which stay as they are.`
        }
        error={error}
      >
        <TextArea
          rows={3}
          className="field-sizing-content max-h-128 font-mono text-xs leading-5"
          value={text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </Field>
    </div>
  );
}
