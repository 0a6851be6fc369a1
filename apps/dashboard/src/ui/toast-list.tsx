import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect } from "react";
import { cn } from "./class-names.ts";
import { takeMessages } from "./toast.tsx";

const manager = Toast.createToastManager();
const kinds = {
  done: { type: "done" },
  // Not of high priority: Base UI would hide its button from those who hear the page.
  error: { type: "error", timeout: 10_000 },
} as const;

/** Shows messages at the corner of the window. Drawn again when there are new ones. */
export function ToastList({ told }: { told: number }) {
  useEffect(() => {
    for (const { kind, ...message } of takeMessages()) manager.add({ ...message, ...kinds[kind] });
  }, [told]);
  return (
    <Toast.Provider toastManager={manager}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2">
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Messages() {
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
