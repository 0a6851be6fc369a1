/** What the summary of a request holds, exactly as clients of the documented API read it. */
export interface Breakdown {
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
