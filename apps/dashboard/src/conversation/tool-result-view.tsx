import { CornerDownRight } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../ui/badge.tsx";
import type { ToolResultPart } from "./read/part.ts";

/** What a tool answered. */
export function ToolResultView({
  result: { callId, name, failed, parts },
  children,
}: {
  result: ToolResultPart;
  children: ReactNode;
}) {
  return (
    <section aria-label={`Result of ${name ?? callId ?? "a tool"}`} className="flex flex-col gap-1.5">
      <header className="flex items-center gap-1.5 text-xs text-muted-foreground">
        <CornerDownRight aria-hidden className="size-3.5 shrink-0" />
        Result {name !== undefined && <span className="truncate font-mono">{name}</span>}
        {failed && <Badge tone="danger">failed</Badge>}
      </header>
      <div className="flex flex-col gap-2">
        {children}
        {parts.length === 0 && <p className="text-xs text-muted-foreground">Nothing</p>}
      </div>
    </section>
  );
}
