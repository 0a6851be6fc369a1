import { type ReactNode, useEffect } from "react";

/** A page: its heading, what can be done with the whole of it, and its content, which scrolls. */
export function Page({
  title,
  description,
  actions,
  toolbar,
  fill = false,
  children,
}: {
  title: string;
  /** Beside the heading; the browser's title stays the heading's text. */
  description?: ReactNode;
  actions?: ReactNode;
  /** A row below the heading: filters, tabs. */
  toolbar?: ReactNode;
  /** The content takes the height that is left and scrolls by itself, as a long table does. @default false */
  fill?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · kai`;
  }, [title]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5 md:px-6">
        <div className="flex min-w-0 flex-1 basis-40 items-baseline gap-3">
          <h1 className="max-w-full shrink-0 truncate text-base font-semibold">{title}</h1>
          {description && <div className="truncate text-sm text-muted-foreground">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {toolbar && <div className="border-b px-4 py-2 md:px-6">{toolbar}</div>}
      <div className={fill ? "flex min-h-0 flex-1 flex-col" : "min-h-0 flex-1 overflow-y-auto p-4 md:p-6"}>
        {children}
      </div>
    </div>
  );
}
