import { type LogRecord, uniqueId } from "@kai/schema";
import { encodeLog, type Engine, insertLogs } from "@kai/storage";

export const projectId = "default";
const days = 30;
const batchRows = 10_000;

/** A seeded generator: the same data set in every run, but for its ids. */
function dice(seed: number): () => number {
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

const roll = dice(7);
const below = (bound: number) => Math.floor(roll() * bound);
/** Small numbers often, large ones seldom: as customers, words and tokens are distributed. */
const skewed = (bound: number) => Math.floor(bound * roll() ** 3);
const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;

const syllables = [
  "ba",
  "con",
  "der",
  "fi",
  "gra",
  "ho",
  "in",
  "ker",
  "lo",
  "men",
  "nu",
  "or",
  "pa",
  "qui",
  "ra",
  "ste",
  "tor",
  "un",
  "ver",
  "wi",
];
const words = Array.from({ length: 30_000 }, () =>
  Array.from({ length: 1 + below(4) }, () => oneOf(syllables)).join(""),
);
const paragraphs = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 55 + below(40) }, () => words[Math.floor(words.length * roll() ** 2)]!).join(" "),
);
const systems = Array.from({ length: 20 }, () => `${oneOf(paragraphs)}\n${oneOf(paragraphs)}`);
const models = ["gpt-4o-mini", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "gpt-4.1", "mistral-large-latest"];
const features = ["support_chat", "search", "summary", "draft", "classify"];

/** What is rare enough that a question for it must find it among everything. */
export const rare = { word: "zyzzyva", metadata: "needle", each: 100_000 };

/** A log as its sender writes it: about 4 KB, in conversations of 5 and traces of 8. */
export function callAt(index: number, time: number) {
  const customer = skewed(5000);
  const prompt = 200 + skewed(4000);
  const completion = 50 + skewed(1500);
  const isError = roll() < 0.03;
  const isNeedle = index % rare.each === rare.each / 2;
  const step = index % 8;
  const trace = (index - step).toString(16).padStart(32, "0");
  const latency = 0.3 + skewed(20_000) / 1000;
  return {
    unique_id: uniqueId(time),
    timestamp: new Date(time).toISOString(),
    start_time: new Date(time - latency * 1000).toISOString(),
    log_type: "chat",
    input: [
      { role: "system", content: systems[customer % systems.length] },
      { role: "user", content: `${oneOf(paragraphs)}${isNeedle ? ` ${rare.word}` : ""}` },
    ],
    output: { role: "assistant", content: `${oneOf(paragraphs)}\n\n${oneOf(paragraphs)}` },
    model: models[skewed(models.length)],
    provider_id: "openai",
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_request_tokens: prompt + completion,
    latency,
    time_to_first_token: latency / 4,
    tokens_per_second: completion / latency,
    status_code: isError ? 429 : 200,
    status: isError ? "error" : "success",
    ...(isError && { error_message: "Rate limit reached for requests" }),
    customer_identifier: `customer_${customer}`,
    customer_params: { customer_identifier: `customer_${customer}`, email: `c${customer}@example.com` },
    customer_email: `c${customer}@example.com`,
    thread_identifier: `thread_${Math.floor(index / 5)}`,
    custom_identifier: `ticket_${index}`,
    trace_unique_id: trace,
    trace_name: oneOf(features),
    span_unique_id: index.toString(16).padStart(16, "0"),
    ...(step > 0 && { span_parent_id: (index - step + ((step - 1) >> 1)).toString(16).padStart(16, "0") }),
    span_name: `step_${step}`,
    metadata: {
      feature: oneOf(features),
      language: oneOf(["en", "de", "fr"]),
      plan: oneOf(["free", "pro"]),
      request: String(index),
      ...(isNeedle && { kind: rare.metadata }),
    },
    temperature: 0.3,
    max_tokens: 512,
    stream: true,
    finish_reason: "stop",
    response_id: `chatcmpl-${uniqueId(time)}`,
  };
}

/** The same log as the store takes it. */
function recordAt(index: number, time: number): LogRecord {
  const call = callAt(index, time);
  return {
    ...call,
    environment: roll() < 0.9 ? "prod" : "test",
    organization_key_id: "kai_00000001",
    log_method: "batch",
    cost: (call.prompt_tokens * 0.15 + call.completion_tokens * 0.6) / 1e6,
    cost_source: "price_table",
  };
}

/** Fills a table with logs of the last 30 days, in the order of their time, by way of the store's own inserts. */
export async function fill(engine: Engine, count: number, now = Date.now()): Promise<void> {
  const gap = (days * 86_400_000) / count;
  for (let first = 0; first < count; first += batchRows) {
    await insertLogs(
      engine,
      batchOf(first, Math.min(batchRows, count - first), now - (count - first) * gap, gap),
      `fill-${first}`,
    );
  }
}

/** The lines of some logs, the first at a time and the others a gap after each other. */
export function batchOf(first: number, count: number, time: number, gap: number): Uint8Array {
  const lines = Array.from({ length: count }, (_, row) => {
    const at = Math.round(time + row * gap);
    return encodeLog({ project_id: projectId, record: recordAt(first + row, at), received_at: new Date(at) });
  });
  return Buffer.from(`${lines.join("\n")}\n`);
}
