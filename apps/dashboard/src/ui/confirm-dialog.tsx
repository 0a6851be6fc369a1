import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will be gone, and what cannot be undone. */
  children: ReactNode;
  /** What the button says. */
  action: string;
  pending: boolean;
  onConfirm: () => void;
  /** What must be typed first, for what is worth a second thought. */
  typed?: string;
}

/** Asks before something is done that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, action, pending, onConfirm, typed } = props;
  const [given, setGiven] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <div className="wrap-break-word text-muted-foreground">{children}</div>
        {typed !== undefined && (
          <Field label={<>Type {typed} to confirm</>}>
            <Input
              autoComplete="off"
              spellCheck={false}
              value={given}
              onChange={(event) => setGiven(event.target.value)}
            />
          </Field>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="danger" disabled={pending || (typed !== undefined && given !== typed)}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
