import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** A panel at the right edge over the whole height, rather than a box amid the window. @default false */
  side?: boolean;
  className?: string;
  children: ReactNode;
}

/** Asks for something before anything else goes on; Escape and a click beside it close it. */
export function Dialog({ open, onOpenChange, title, description, side = false, className, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup
          className={cn(
            "fixed z-40 flex flex-col overflow-hidden border bg-popover shadow-popover",
            side
              ? "inset-y-0 right-0 w-[min(46rem,100vw)]"
              : "top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-lg",
            className,
          )}
        >
          <header className="flex items-start justify-between gap-3 px-4 pt-3">
            <div className="min-w-0">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-0.5 text-sm text-muted-foreground">{description}</Base.Description>
              )}
            </div>
            <Base.Close
              render={
                <IconButton label="Close" size="icon-sm">
                  <X aria-hidden />
                </IconButton>
              }
            />
          </header>
          <div className="min-h-0 overflow-y-auto p-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
