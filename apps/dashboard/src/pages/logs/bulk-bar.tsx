import type { LogChange } from "@kai/client";
import { useMutation } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { kai } from "../../api/kai.ts";
import { useSession } from "../../api/session.ts";
import { formatCount } from "../../format/format-count.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Input, TextArea } from "../../ui/input.tsx";
import { Popover } from "../../ui/popover.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import { changeLogs } from "./change-logs.ts";

/** What can be said of many logs at once. */
export type FeedbackChange = Pick<LogChange, "positive_feedback" | "note" | "category">;

interface BulkBarProps {
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  /** What the server has changed of some logs. */
  onChanged: (ids: ReadonlySet<string>, change: FeedbackChange) => void;
}

const logsIn = (count: number) => `${formatCount(count)} ${count === 1 ? "log" : "logs"}`;

/** What can be said of all selected logs at once. Those that could not be changed stay selected. */
export function BulkBar({ selected, onSelect, onChanged }: BulkBarProps) {
  const { scopes } = useSession();
  const change = useMutation({
    mutationFn: (change: FeedbackChange) =>
      changeLogs([...selected], (ids) => kai.logs.updateMany(ids.map((unique_id) => ({ unique_id, ...change })))),
    onSuccess({ changed, failed, reason }, change) {
      onChanged(new Set(changed), change);
      if (failed.length === 0) return toast(`${logsIn(changed.length)} changed`);
      onSelect(new Set(failed));
      toastError(new Error(reason), `${logsIn(changed.length)} changed, ${formatCount(failed.length)} not`);
    },
    onError: (error) => toastError(error),
  });
  const { mutate, isPending } = change;
  return (
    <div
      role="toolbar"
      aria-label="Selected logs"
      className="flex flex-wrap items-center gap-2 border-b bg-accent px-3 py-1.5"
    >
      <span role="status" className="text-sm font-medium text-accent-foreground">
        {isPending ? "Changing " : ""}
        {logsIn(selected.size)} selected
      </span>
      {scopes.includes("ingest") && (
        <>
          <Button size="sm" disabled={isPending} onClick={() => mutate({ positive_feedback: true })}>
            <ThumbsUp aria-hidden /> Good
          </Button>
          <Button size="sm" disabled={isPending} onClick={() => mutate({ positive_feedback: false })}>
            <ThumbsDown aria-hidden /> Bad
          </Button>
          <Button size="sm" disabled={isPending} onClick={() => mutate({ positive_feedback: null })}>
            No feedback
          </Button>
          <TextChange name="note" label="Note" disabled={isPending} onApply={(note) => mutate({ note })} />
          <TextChange
            name="category"
            label="Category"
            disabled={isPending}
            onApply={(category) => mutate({ category })}
          />
        </>
      )}
      <IconButton label="Select none" size="icon-sm" className="ml-auto" onClick={() => onSelect(new Set())}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

interface TextChangeProps {
  name: "note" | "category";
  label: string;
  disabled: boolean;
  /** Null removes what there is. */
  onApply: (text: string | null) => void;
}

function TextChange({ name, label, disabled, onApply }: TextChangeProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const apply = (given: string | null) => {
    setOpen(false);
    setText("");
    onApply(given);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") apply(text.trim());
  };
  const value = { value: text, onChange: (event: { target: { value: string } }) => setText(event.target.value) };
  return (
    <Popover
      label={`${label} of the selected logs`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" disabled={disabled}>
          {label}…
        </Button>
      }
    >
      <form onSubmit={onSubmit} className="flex w-72 max-w-full flex-col gap-2">
        <Field label={`${label}, in place of the one there is`}>
          {name === "note" ? <TextArea {...value} /> : <Input {...value} />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button size="sm" onClick={() => apply(null)}>
            Remove
          </Button>
          <Button size="sm" type="submit" variant="primary" disabled={text.trim() === ""}>
            Set
          </Button>
        </div>
      </form>
    </Popover>
  );
}
