import { formatSeconds } from "../../../format/format-seconds.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Card } from "../../../ui/card.tsx";
import { attemptText, modelText, readAttempts, reasonText } from "./read-attempts.ts";

/** Whom the gateway asked, in order, and what became of it. Nothing for calls that did not go through it. */
export function AttemptsCard({ attempts: given }: { attempts: unknown }) {
  const attempts = readAttempts(given);
  if (attempts.length === 0) return null;
  return (
    <Card title={attempts.length === 1 ? "The gateway's attempt" : `The gateway's ${attempts.length} attempts`}>
      <ol className="flex flex-col gap-2">
        {attempts.map((attempt, index) => (
          <li
            key={index}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b pb-2 last:border-0 last:pb-0"
          >
            <span className="w-5 text-right text-muted-foreground tabular">{index + 1}.</span>
            <span className="min-w-0 font-medium wrap-anywhere">{modelText(attempt)}</span>
            <span className="text-xs text-muted-foreground">{reasonText(attempt)}</span>
            <Badge tone={attempt.code === "ok" ? "success" : attempt.seconds ? "danger" : "neutral"}>
              {[attempt.status !== 200 && attempt.status, attemptText(attempt)].filter(Boolean).join(" ")}
            </Badge>
            {attempt.seconds !== undefined && attempt.seconds > 0 && (
              <span className="ml-auto text-muted-foreground tabular">{formatSeconds(attempt.seconds)}</span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
