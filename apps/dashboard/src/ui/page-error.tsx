import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorMessage } from "./error-message.tsx";

/** Stands for a page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <div className="p-6">
      <ErrorMessage error={error} retry={reset} />
    </div>
  );
}
