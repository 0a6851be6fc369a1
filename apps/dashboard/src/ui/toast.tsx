import { lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { errorText } from "./error-message.tsx";

interface Message {
  kind: "done" | "error";
  title: string;
  description?: string | undefined;
}

/** What shows messages is loaded with the first of them: most visits have none. */
const ToastList = lazy(async () => ({ default: (await import("./toast-list.tsx")).ToastList }));

const waiting: Message[] = [];
const listeners = new Set<() => void>();
let told = 0;

/** Tells of something that was done. */
export function toast(title: string, description?: string): void {
  tell({ kind: "done", title, description });
}

/** Tells of something that failed, in the server's words. */
export function toastError(error: unknown, title = "That did not work"): void {
  tell({ kind: "error", title, description: errorText(error) });
}

function tell(message: Message): void {
  waiting.push(message);
  told++;
  for (const listener of listeners) listener();
}

/** The messages that nobody has shown yet. */
export function takeMessages(): Message[] {
  return waiting.splice(0);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows what `toast` and `toastError` tell. */
export function Toasts({ children }: { children: ReactNode }) {
  const count = useSyncExternalStore(subscribe, () => told);
  return (
    <>
      {children}
      <Suspense>{count > 0 && <ToastList told={count} />}</Suspense>
    </>
  );
}
