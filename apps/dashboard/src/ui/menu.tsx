import { Menu as Base } from "@base-ui/react/menu";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";

/** What a control offers to do. */
export function Menu({
  trigger,
  align = "end",
  children,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  align?: "start" | "end";
  children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50 outline-hidden">
          <Base.Popup className="max-h-(--available-height) min-w-44 overflow-y-auto rounded-lg border bg-popover p-1 shadow-popover outline-hidden">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const itemClass =
  "flex w-full cursor-default items-center gap-2 rounded px-2 py-1.5 text-left text-sm outline-hidden select-none data-disabled:opacity-50 data-highlighted:bg-muted [&_svg]:size-4 [&_svg]:shrink-0";

export function MenuItem({ className, ...props }: ComponentProps<typeof Base.Item> & { className?: string }) {
  return <Base.Item className={cn(itemClass, className)} {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted-foreground">{children}</div>;
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-border" />;
}
