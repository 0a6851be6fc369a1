import type { Log } from "@kai/schema/log";
import { Link } from "@tanstack/react-router";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { LongText } from "../../../ui/long-text.tsx";
import { cn } from "../../../ui/class-names.ts";
import { outcomeOf } from "../facts/outcome.ts";

const links = { "/gateway": "The gateway's providers", "/models": "Models" } as const;

/** What went wrong with a call, and what to do about it; nothing when all went well. Below it, what was odd. */
export function OutcomeNotice({ log }: { log: Log }) {
  const { tone, meaning, advice, page } = outcomeOf(log);
  const isDanger = tone === "danger";
  return (
    <>
      {(meaning ?? log.error_message) && (
        <section
          aria-label="What went wrong"
          className={cn(
            "flex gap-3 rounded-lg border p-3",
            isDanger ? "border-danger/40 bg-danger-surface" : "border-warning/40 bg-warning-surface",
          )}
        >
          <TriangleAlert
            aria-hidden
            className={cn("mt-0.5 size-4 shrink-0", isDanger ? "text-danger" : "text-warning")}
          />
          <div className="flex min-w-0 flex-col gap-1">
            {meaning && <p className="font-medium">{meaning}</p>}
            {log.error_message && (
              <div className="max-h-60 overflow-y-auto font-mono text-xs">
                <LongText text={log.error_message} />
              </div>
            )}
            {advice && (
              <p>
                {advice}
                {page && (
                  <>
                    {" "}
                    <Link to={page} className="text-primary underline underline-offset-4">
                      {links[page]}
                    </Link>
                  </>
                )}
              </p>
            )}
          </div>
        </section>
      )}
      {log.warnings && <Warnings text={log.warnings} />}
    </>
  );
}

function Warnings({ text }: { text: string }) {
  const lines = text.split("\n").filter(Boolean);
  return (
    <details className="rounded-lg border px-3 py-2" open={lines.length === 1}>
      <summary className="flex cursor-pointer items-center gap-2 text-xs font-medium text-warning">
        <CircleAlert aria-hidden className="size-4" />
        {lines.length === 1 ? "A warning" : `${lines.length} warnings`}
      </summary>
      <ul className="max-h-60 list-disc overflow-y-auto pt-1 pl-6 text-sm wrap-anywhere">
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
