import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { errorText } from "./error-message.tsx";

const manager = Toast.createToastManager();

/** Tells of something that was done. */
export function toast(title: string, description?: string): void {
  manager.add({ title, description, type: "done" });
}

/** Tells of something that failed, in the server's words. */
export function toastError(error: unknown, title = "That did not work"): void {
  manager.add({ title, description: errorText(error), type: "error", priority: "high", timeout: 10_000 });
}

/** Shows what `toast` and `toastError` tell, at the corner of the window. */
export function Toasts({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((each) => (
    <Toast.Root
      key={each.id}
      toast={each}
      className={cn(
        "rounded-lg border bg-popover p-3 pr-9 shadow-popover transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0",
        each.type === "error" && "border-danger/50",
      )}
    >
      <Toast.Title className={cn("font-medium", each.type === "error" && "text-danger")} />
      <Toast.Description className="mt-0.5 text-xs wrap-break-word text-muted-foreground" />
      <Toast.Close aria-label="Close" className="absolute top-2.5 right-2.5 rounded p-0.5 hover:bg-muted">
        <X aria-hidden className="size-4" />
      </Toast.Close>
    </Toast.Root>
  ));
}
