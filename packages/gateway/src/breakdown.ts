import type { Finished } from "./answer-request.ts";
import type { RequestSoFar } from "./log-record.ts";
import type { ReadChat } from "./read-chat.ts";

/** What the summary of a request holds, exactly as clients of the documented API read it. */
interface Breakdown {
  prompt_tokens: number | null;
  completion_tokens: number | null;
  /** USD. */
  cost: number | null;
  prompt_messages: unknown;
  completion_message: unknown;
  model: string;
  cached: boolean;
  timestamp: string;
  status_code: number;
  stream: boolean;
  /** Seconds. */
  latency: number;
  scores: Record<string, never>;
  category: null;
  metadata: unknown;
  /** Seconds. */
  routing_time: number;
  full_request: unknown;
  sentiment_score: 0;
}

/** Says what a request's log says, in the summary's words. */
export function breakdownOf(request: RequestSoFar, chat: ReadChat["chat"], { log, cost }: Finished): Breakdown {
  const { read, answered = {} } = request;
  const usage = (answered.usage ?? {}) as { prompt_tokens?: number; completion_tokens?: number };
  return {
    prompt_tokens: usage.prompt_tokens ?? null,
    completion_tokens: usage.completion_tokens ?? null,
    cost: cost ?? null,
    prompt_messages: chat.messages,
    completion_message: answered.output ?? null,
    model: log.model ?? "",
    cached: request.cached,
    timestamp: String(log.timestamp),
    status_code: 200,
    stream: request.stream,
    latency: Number(log.latency),
    scores: {},
    category: null,
    metadata: read.kai.metadata ?? {},
    routing_time: request.routing_time ?? 0,
    full_request: chat,
    sentiment_score: 0,
  };
}

/** The extra last chunk that carries the summary in a stream. Its delta says nothing, for readers that look only there. */
export function breakdownChunk(breakdown: Breakdown): Record<string, unknown> {
  return {
    id: "request_breakdown",
    object: "chat.completion.chunk",
    created: Math.floor(Date.parse(breakdown.timestamp) / 1000),
    model: "extra_parameter",
    choices: [
      {
        index: 0,
        delta: { role: "assistant", content: null },
        finish_reason: "stop",
        message: breakdown.completion_message,
        request_breakdown: breakdown,
      },
    ],
    usage: {},
    request_breakdown: breakdown,
  };
}
