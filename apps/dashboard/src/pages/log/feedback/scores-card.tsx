import type { Log } from "@kai/schema/log";
import { formatExactNumber } from "../../../format/format-number.ts";
import { formatJson } from "../../../format/format-json.ts";
import { Card } from "../../../ui/card.tsx";

/** What evaluators said of the log. */
export function ScoresCard({ log }: { log: Log }) {
  const scores = Object.entries(log.scores ?? {});
  if (scores.length === 0) return null;
  return (
    <Card title="Scores">
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {scores.map(([id, score]) => {
          const { score_value: value, evaluator_slug: slug } = Object(score) as Record<string, unknown>;
          return (
            <div key={id} className="contents">
              <dt className="wrap-anywhere">{typeof slug === "string" ? slug : id}</dt>
              <dd className="text-right font-medium tabular">
                {typeof value === "number" ? formatExactNumber(value) : formatJson(value)}
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
