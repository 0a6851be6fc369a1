import { KaiApiError } from "@kai/client";
import { RotateCcw, TriangleAlert } from "lucide-react";
import { Button } from "./button.tsx";

/** What went wrong, in the server's words. */
export function errorText(error: unknown): string {
  if (KaiApiError.isInstance(error)) return error.detail ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

/** An error in the place of what it spoiled, and a way to try again. */
export function ErrorMessage({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-lg border border-danger/40 bg-danger-surface p-4 text-danger"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0 flex-1 wrap-break-word">{errorText(error)}</p>
      {retry && (
        <Button size="sm" onClick={retry}>
          <RotateCcw aria-hidden /> Try again
        </Button>
      )}
    </div>
  );
}
