import type { LogCreate } from "@kai/schema/log";
import { type Customer, paramsOf } from "./customers.ts";
import { type ModelName, models } from "./models.ts";
import type { Random } from "./random.ts";

export interface Call {
  model: ModelName;
  customer: Customer;
  /** When it began, in milliseconds since the epoch. */
  at: number;
  messages: LogCreate["prompt_messages"] & object;
  answer: string;
  stream?: boolean;
  /** Fields that stand beside or before those of every call. */
  more?: LogCreate;
}

/** The log of one call of a model that went well, as long and as slow as such calls are. */
export function callLog(
  random: Random,
  { model, customer, at, messages, answer, stream = false, more = {} }: Call,
): LogCreate {
  const { provider_id, first, each } = models[model];
  const prompt = tokensOf(JSON.stringify(messages));
  const completion = tokensOf(answer) + (more.reasoning_tokens ?? 0);
  const toFirst = (first + prompt * 0.00002 + (more.reasoning_tokens ?? 0) * each) * random.skewed();
  const latency = toFirst + tokensOf(answer) * each * random.between(0.8, 1.3);
  const cached = prompt > 1024 ? prompt - (prompt % 128) : 0;
  return {
    log_type: "chat",
    model,
    provider_id,
    stream,
    start_time: new Date(at).toISOString(),
    timestamp: new Date(at + latency * 1000).toISOString(),
    latency: round(latency),
    ...(stream && { time_to_first_token: round(toFirst) }),
    input: messages,
    output: { role: "assistant", content: answer },
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: { cached_tokens: cached },
      completion_tokens_details: { reasoning_tokens: more.reasoning_tokens ?? 0 },
    },
    finish_reason: "stop",
    status_code: 200,
    customer_params: paramsOf(customer),
    ...more,
  };
}

const tokensOf = (text: string) => Math.ceil(text.length / 4);

const round = (seconds: number) => Math.round(seconds * 1000) / 1000;
