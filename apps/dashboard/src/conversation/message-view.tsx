import { Braces } from "lucide-react";
import { useState } from "react";
import { cn } from "../ui/class-names.ts";
import { ErrorBoundary } from "../ui/error-boundary.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { JsonView } from "../ui/json-view/json-view.tsx";
import { Parts } from "./part-view.tsx";
import type { ConversationMessage } from "./read/part.ts";

const colors: Readonly<Record<string, string>> = {
  system: "border-muted-foreground",
  developer: "border-muted-foreground",
  user: "border-info",
  assistant: "border-primary",
  tool: "border-warning",
};

/** One message: who speaks, and what is said. What cannot be shown so is shown as JSON. */
export function MessageView({ message: { role, name, parts, raw } }: { message: ConversationMessage }) {
  const [isRaw, setRaw] = useState(false);
  const json = <JsonView value={raw} label={`Message of ${role}`} />;
  /** Nobody says it: it only went in or came out. */
  const isValue = role === "input" || role === "output";
  const color = Object.hasOwn(colors, role) ? colors[role] : "border-border";
  return (
    <article
      aria-label={`Message of ${role}`}
      className={cn(
        !isValue && "border-l-2 pl-3",
        "[contain-intrinsic-size:auto_8rem] [content-visibility:auto]",
        color,
      )}
    >
      {!isValue && (
        <header className="flex h-7 items-center gap-2">
          <h3 className="text-xs font-semibold capitalize">{role}</h3>
          {name !== undefined && <span className="truncate text-xs text-muted-foreground">{name}</span>}
          <IconButton
            label={isRaw ? "Show as a message" : "Show as JSON"}
            size="icon-sm"
            aria-pressed={isRaw}
            className="ml-auto text-muted-foreground"
            onClick={() => setRaw(!isRaw)}
          >
            <Braces aria-hidden />
          </IconButton>
        </header>
      )}
      <ErrorBoundary fallback={json}>
        {isRaw ? (
          json
        ) : (
          <div className="flex flex-col gap-2 pb-1">
            <Parts parts={parts} />
            {parts.length === 0 && <p className="text-muted-foreground">Nothing</p>}
          </div>
        )}
      </ErrorBoundary>
    </article>
  );
}
