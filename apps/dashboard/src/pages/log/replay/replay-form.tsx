import { Play, Square } from "lucide-react";
import { type FormEvent, useState } from "react";
import { ModelInput } from "../../../gateway-call/model-input.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { TextArea } from "../../../ui/input.tsx";
import { type DraftProblems, type ReplayDraft, replayBody } from "./replay-body.ts";

interface ReplayFormProps {
  uniqueId: string;
  /** What the form begins with. */
  initial: ReplayDraft;
  /** What of the log cannot be asked again. */
  leftOut: readonly string[];
  isRunning: boolean;
  onStart: (model: string, body: string) => void;
  onStop: () => void;
}

/** Which model is asked again, and what. */
export function ReplayForm({ uniqueId, initial, leftOut, isRunning, onStart, onStop }: ReplayFormProps) {
  const [draft, setDraft] = useState(initial);
  const [problems, setProblems] = useState<DraftProblems>({});
  const set = (name: keyof ReplayDraft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [name]: event.currentTarget.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = replayBody(draft, uniqueId);
    setProblems("problems" in read ? read.problems : {});
    if ("body" in read) onStart(draft.model.trim(), read.body);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label="Model" error={problems.model}>
            <ModelInput value={draft.model} onChange={set("model")} />
          </Field>
        </div>
        {isRunning ? (
          <Button onClick={onStop}>
            <Square aria-hidden /> Stop
          </Button>
        ) : (
          <Button type="submit" variant="primary">
            <Play aria-hidden /> Ask again
          </Button>
        )}
      </div>
      <Field label="Parameters" hint="JSON, as OpenAI's chat API has them" error={problems.parameters}>
        <TextArea
          rows={5}
          spellCheck={false}
          className="font-mono text-xs"
          value={draft.parameters}
          onChange={set("parameters")}
        />
      </Field>
      <details open={problems.messages !== undefined || undefined}>
        <summary className="cursor-pointer text-xs font-medium">Messages</summary>
        <div className="pt-2">
          <Field label="Messages as JSON" error={problems.messages}>
            <TextArea
              rows={12}
              spellCheck={false}
              className="font-mono text-xs"
              value={draft.messages}
              onChange={set("messages")}
            />
          </Field>
        </div>
      </details>
      {leftOut.length > 0 && (
        <p className="text-xs text-warning">Cannot be asked again, and is left out: {leftOut.join(", ")}.</p>
      )}
      <p className="text-xs text-muted-foreground">
        The call goes through the gateway, costs what it costs, and is logged with the metadata replay_of.
      </p>
    </form>
  );
}
