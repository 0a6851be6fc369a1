import type { FormEvent, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { hasFieldErrors } from "./field-errors.ts";

interface FormDialogProps {
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** What the button says, at rest and while it is done. */
  action: readonly [rest: string, pending: string];
  pending: boolean;
  /** What went wrong; errors of fields stand at the fields. */
  error: unknown;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form that is filled in before anything else goes on. */
export function FormDialog(props: FormDialogProps) {
  const { onClose, title, description, action, pending, error, onSubmit, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog open onOpenChange={onClose} title={title} description={description}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {children}
        {error != null && !hasFieldErrors(error) && <ErrorMessage error={error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={pending}>
            {action[pending ? 1 : 0]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
