import type { Engine } from "../engine.ts";
import { scoreNumber } from "../filters/score.ts";
import { queryLogs } from "./query-logs.ts";
import type { LogSelection } from "./selection.ts";
import { totals } from "./totals.ts";

/** What some logs come to. Totals are those of what is known; averages of nothing are null. */
export interface LogSummary {
  number_of_requests: number;
  total_cost: number;
  /** Logs that used tokens and whose cost is not known. */
  requests_without_cost: number;
  total_tokens: number;
  total_prompt_tokens: number;
  total_completion_tokens: number;
  error_count: number;
  cancelled_count: number;
  incomplete_count: number;
  avg_latency: number | null;
  avg_ttft: number | null;
  avg_tps: number | null;
  /** By evaluator. */
  scores: Record<string, ScoreSummary>;
}

/** What one evaluator said of some logs. */
export interface ScoreSummary {
  evaluator_id: string;
  evaluator_slug: string | null;
  score_value_type: "numerical" | "boolean" | "categorical" | "comment" | "json";
  number_of_scores: number;
  /** Of numbers, and of yes as 1 and no as 0. */
  avg_score: number | null;
  true_count: number;
  false_count: number;
}

const columns = {
  number_of_requests: totals.number_of_requests,
  total_cost: totals.total_cost,
  requests_without_cost: "countIf(isNull(cost) AND total_request_tokens > 0)",
  total_tokens: totals.total_tokens,
  total_prompt_tokens: totals.total_prompt_tokens,
  total_completion_tokens: totals.total_completion_tokens,
  error_count: totals.error_count,
  cancelled_count: "countIf(status = 'cancelled')",
  incomplete_count: "countIf(status = 'incomplete')",
  avg_latency: totals.average_latency,
  avg_ttft: totals.average_ttft,
  avg_tps: totals.average_tps,
} satisfies Record<keyof Omit<LogSummary, "scores">, string>;

/** Most evaluators of one summary, those with the most scores. */
const mostEvaluators = 100;

const valueType = `multiIf(value IN ('true', 'false'), 'boolean', startsWith(value, '['), 'categorical',
startsWith(value, '"'), 'comment', isNotNull(toFloat64OrNull(value)), 'numerical', 'json')`;

/**
 * Sums up some logs of a project.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function summarise(engine: Engine, selection: LogSelection): Promise<LogSummary> {
  const sums = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
  const [[summed], scores] = await Promise.all([
    queryLogs<Omit<LogSummary, "scores">>(
      engine,
      selection,
      ({ from, where }) => `SELECT ${sums.join(", ")} FROM ${from} WHERE ${where}`,
    ),
    queryLogs<ScoreSummary>(
      engine,
      selection,
      ({
        from,
        where,
      }) => `SELECT evaluator_id, nullIf(any(JSONExtractString(score, 'evaluator_slug')), '') AS evaluator_slug,
any(${valueType}) AS score_value_type, count() AS number_of_scores, avg(${scoreNumber("value")}) AS avg_score,
countIf(value = 'true') AS true_count, countIf(value = 'false') AS false_count
FROM (SELECT scores FROM ${from} WHERE ${where} AND notEmpty(scores))
ARRAY JOIN mapKeys(scores) AS evaluator_id, mapValues(scores) AS score,
  arrayMap(score -> JSONExtractRaw(score, 'score_value'), mapValues(scores)) AS value
GROUP BY evaluator_id ORDER BY number_of_scores DESC, evaluator_id LIMIT ${mostEvaluators}`,
    ),
  ]);
  return { ...summed!, scores: Object.fromEntries(scores.map((score) => [score.evaluator_id, score])) };
}
