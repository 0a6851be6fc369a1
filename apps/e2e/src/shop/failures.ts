import type { LogCreate } from "@kai/schema/log";
import type { Random } from "./random.ts";

const seconds = (log: LogCreate, latency: number): LogCreate => ({
  ...log,
  latency,
  timestamp: new Date(Date.parse(String(log.start_time)) + latency * 1000).toISOString(),
});

const failed = (log: LogCreate): LogCreate => ({
  ...log,
  output: null,
  usage: null,
  finish_reason: null,
  time_to_first_token: null,
});

const tooMany = (log: LogCreate, random: Random): LogCreate =>
  seconds(
    {
      ...failed(log),
      status_code: 429,
      error_message: `Rate limit reached for ${log.model} on tokens per min (TPM): Limit 200000, Used 199412, Requested ${Math.round(random.between(700, 2400))}. Please try again in 423ms.`,
    },
    Math.round(random.between(90, 240)) / 1000,
  );

const broken = (log: LogCreate, random: Random): LogCreate =>
  seconds(
    {
      ...failed(log),
      status_code: 500,
      error_message: "The server had an error while processing your request. Sorry about that!",
    },
    Math.round(random.between(900, 4200)) / 1000,
  );

const timedOut = (log: LogCreate): LogCreate =>
  seconds(
    { ...failed(log), status_code: 504, timeout: 30, error_message: "The provider did not answer within 30 s." },
    30,
  );

const refused = (log: LogCreate): LogCreate =>
  seconds(
    {
      ...failed(log),
      status_code: 400,
      error_message:
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 131417 tokens.",
    },
    0.21,
  );

/** What the customer saw before leaving the page. */
const left = (log: LogCreate, random: Random): LogCreate => {
  const { content } = log.output as { content: string };
  const latency = Number(log.latency) * random.between(0.4, 0.8);
  return seconds(
    {
      ...log,
      output: { role: "assistant", content: content.slice(0, content.length * random.between(0.2, 0.7)) },
      status: "cancelled",
      status_code: 499,
      finish_reason: null,
      usage_estimated: true,
    },
    Math.round(latency * 1000) / 1000,
  );
};

const cutShort = (log: LogCreate): LogCreate => {
  const { content } = log.output as { content: string };
  return {
    ...log,
    output: { role: "assistant", content: content.slice(0, 90) },
    finish_reason: "length",
    max_tokens: 24,
  };
};

/** Makes some calls fail the way they do in life; in an outage most of them. */
export function withFailures(random: Random, log: LogCreate, outage: boolean): LogCreate {
  if (outage && log.provider_id === "openai" && random.chance(0.55))
    return random.chance(0.6) ? tooMany(log, random) : broken(log, random);
  const luck = random.next();
  if (luck < 0.006) return tooMany(log, random);
  if (luck < 0.012) return broken(log, random);
  if (luck < 0.015) return timedOut(log);
  if (luck < 0.018) return refused(log);
  if (luck < 0.024 && log.log_type === "chat") return cutShort(log);
  if (log.stream && random.chance(0.05)) return left(log, random);
  return log;
}
