import { projectId, rare } from "../server/data-set.ts";

/** A question asked in two ways: over HTTP, and in SQL that a person would write for the same answer. */
export interface Question {
  what: string;
  /** Path and parameters. */
  path: string;
  /** Statements, run at the same time as the API would. */
  sql: string[];
  /** The most milliseconds, at the 95th percentile, that are aimed at. */
  limit: number;
}

/** Things that occur in the data set. */
export interface Sample {
  now: Date;
  unique_id: string;
  customer: string;
  thread: string;
  trace: string;
}

const hour = 3_600_000;
const day = 24 * hour;
const limits = { page: 100, text: 500 };

export function questions({ now, unique_id, customer, thread, trace }: Sample): Question[] {
  const start = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const mine = (ms: number) =>
    `project_id = '${projectId}' AND environment = 'prod' AND timestamp BETWEEN '${start(ms).slice(0, -1)}' AND '${now.toISOString().slice(0, -1)}'`;
  const range = (ms: number) => `start_time=${start(ms)}&end_time=${now.toISOString()}`;
  const [week, month] = [mine(7 * day), mine(30 * day)];

  /** The latest 50 logs that match, and how many there are. */
  const list = (what: string, ms: number, [filter, condition]: [string, string], limit = limits.page): Question => ({
    what: `latest 50 ${what}`,
    path: `/api/request-logs/list/?page_size=50&${range(ms)}${filter && `&${filter}`}`,
    sql: [
      `SELECT * FROM logs FINAL WHERE ${mine(ms)} AND ${condition} ORDER BY timestamp DESC, unique_id DESC LIMIT 50`,
      `SELECT count() FROM logs FINAL WHERE ${mine(ms)} AND ${condition}`,
    ],
    limit,
  });
  const summary = (what: string, ms: number): Question => ({
    what: `summary of ${what}`,
    path: `/api/request-logs/summary/?${range(ms)}`,
    sql: [
      `SELECT count(), sum(cost), countIf(cost IS NULL AND total_request_tokens > 0), sum(total_request_tokens), sum(prompt_tokens),
sum(completion_tokens), countIf(status = 'error'), countIf(status = 'cancelled'), countIf(status = 'incomplete'), avg(latency),
avg(time_to_first_token), avg(tokens_per_second) FROM logs FINAL WHERE ${mine(ms)}`,
      `SELECT arrayJoin(mapKeys(scores)) AS evaluator, count() FROM logs FINAL WHERE ${mine(ms)} AND notEmpty(scores) GROUP BY evaluator`,
    ],
    limit: limits.page,
  });
  const holds = (word: string) => `(input ILIKE '%${word}%' OR output ILIKE '%${word}%')`;

  return [
    list("of 24 hours", day, ["", "1"]),
    list("of 30 days", 30 * day, ["", "1"]),
    list("of a customer", 30 * day, [`customer_identifier=${customer}`, `customer_identifier = '${customer}'`]),
    list("of a model, with errors, 7 days", 7 * day, [
      "model=gpt-4o&status=error",
      "model = 'gpt-4o' AND status = 'error'",
    ]),
    list("of a rare value of metadata", 30 * day, [
      `metadata__kind=${rare.metadata}`,
      `metadata['kind'] = '"${rare.metadata}"'`,
    ]),
    list("of a frequent value of metadata", 30 * day, ["metadata__feature=search", `metadata['feature'] = '"search"'`]),
    list("of a latency above 15 seconds", 30 * day, ["latency[operator]=gt&latency[value]=15", "latency > 15"]),
    list("of a thread", 30 * day, [`thread_identifier=${thread}`, `thread_identifier = '${thread}'`]),
    list("of a trace", 30 * day, [`trace_unique_id=${trace}`, `trace_unique_id = '${trace}'`]),
    list("with a rare word", 30 * day, [`full_text=${rare.word}`, holds(rare.word)], limits.text),
    {
      what: "one log by its id",
      path: `/api/request-logs/${unique_id}/`,
      sql: [`SELECT * FROM logs FINAL WHERE project_id = '${projectId}' AND unique_id = '${unique_id}' LIMIT 1`],
      limit: limits.page,
    },
    summary("3 days", 3 * day),
    summary("30 days", 30 * day),
    {
      what: "cost by model and hour, 30 days",
      path: `/api/request-logs/metrics/?metrics=cost&group_by=model&interval=hour&${range(30 * day)}`,
      sql: [
        `SELECT toStartOfHour(timestamp) AS hour, model, sum(cost) FROM logs FINAL WHERE ${month} GROUP BY hour, model ORDER BY hour, model`,
      ],
      limit: limits.page,
    },
    {
      what: "latency percentiles by model, 30 days",
      path: `/api/request-logs/metrics/?metrics=requests,latency_p50,latency_p90,latency_p95,latency_p99&group_by=model&interval=none&${range(30 * day)}`,
      sql: [
        `SELECT model, count(), quantilesTDigest(0.5, 0.9, 0.95, 0.99)(latency) FROM logs FINAL WHERE ${month} GROUP BY model WITH TOTALS ORDER BY model`,
      ],
      limit: limits.page,
    },
    {
      what: "the 50 customers of most cost, 30 days",
      path: `/api/users/list/?sort_by=-total_cost&page_size=50&${range(30 * day)}`,
      sql: [
        `SELECT customer_identifier, count(), sum(cost) AS cost, sum(total_request_tokens), sum(prompt_tokens), sum(completion_tokens),
countIf(prompt_cache_hit_tokens > 0), countIf(status = 'error'), avg(latency), avg(time_to_first_token), min(timestamp), max(timestamp),
uniqExact(toDate(timestamp)) FROM logs FINAL WHERE ${month} AND customer_identifier != '' GROUP BY customer_identifier ORDER BY cost DESC LIMIT 50`,
        `SELECT uniqExact(customer_identifier) FROM logs FINAL WHERE ${month} AND customer_identifier != ''`,
      ],
      limit: limits.page,
    },
    {
      what: "the latest 50 threads, 7 days",
      path: `/api/log_threads/?page_size=50&${range(7 * day)}`,
      sql: [
        `SELECT thread_identifier, any(customer_identifier), count(), sum(cost), sum(total_request_tokens), sum(prompt_tokens),
sum(completion_tokens), countIf(status = 'error'), avg(latency), avg(time_to_first_token), avg(tokens_per_second), min(start_time),
max(timestamp) AS last FROM logs FINAL WHERE ${week} AND thread_identifier != '' GROUP BY thread_identifier ORDER BY last DESC LIMIT 50`,
        `SELECT uniqExact(thread_identifier) FROM logs FINAL WHERE ${week} AND thread_identifier != ''`,
        `SELECT thread_identifier, left(input, 1000), left(output, 1000) FROM logs FINAL WHERE ${mine(day)} AND thread_identifier != ''
ORDER BY timestamp DESC LIMIT 1 BY thread_identifier LIMIT 50`,
      ],
      limit: limits.page,
    },
    {
      what: "a trace's tree",
      path: `/api/traces/${trace}/`,
      sql: [
        `SELECT * FROM logs FINAL WHERE project_id = '${projectId}' AND trace_unique_id = '${trace}' ORDER BY timestamp, unique_id`,
      ],
      limit: limits.page,
    },
  ];
}
