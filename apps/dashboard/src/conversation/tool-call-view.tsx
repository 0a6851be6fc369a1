import { Wrench } from "lucide-react";
import type { ReactNode } from "react";
import { JsonView } from "../ui/json-view/json-view.tsx";
import type { ToolCallPart } from "./read/part.ts";
import { TextView } from "./text-view.tsx";

/** A call of a tool, with what it was given and, where the conversation goes on, what it answered. */
export function ToolCallView({ call: { id, name, args }, children }: { call: ToolCallPart; children: ReactNode }) {
  return (
    <section aria-label={`Call of ${name}`} className="flex flex-col gap-2 rounded-md border bg-muted/40 p-2.5">
      <header className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Wrench aria-hidden className="size-3.5 shrink-0 self-center text-muted-foreground" />
        <span className="font-mono text-sm font-medium wrap-anywhere">{name}</span>
        {id !== undefined && <span className="truncate font-mono text-xs text-muted-foreground">{id}</span>}
      </header>
      {typeof args === "string"
        ? args !== "" && <TextView text={args} />
        : args !== undefined && args !== null && <JsonView value={args} label={`Arguments of ${name}`} />}
      {children}
    </section>
  );
}
