import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A framed part of a page, with a title and actions at its top. */
export function Card({
  title,
  actions,
  children,
  className,
  ...props
}: Omit<ComponentProps<"section">, "title"> & { title?: ReactNode; actions?: ReactNode }) {
  return (
    <section className={cn("min-w-0 rounded-lg border bg-card", className)} {...props}>
      {(title || actions) && (
        <header className="flex min-h-11 items-center justify-between gap-3 border-b px-4 py-1.5">
          <h2 className="truncate text-sm font-semibold">{title}</h2>
          {actions && <div className="flex items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className="p-4">{children}</div>
    </section>
  );
}
