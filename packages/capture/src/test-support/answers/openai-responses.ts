import { expect } from "vitest";
import { type Answer, events, json, text, words } from "./answer.ts";

const part = { type: "output_text", text, annotations: [], logprobs: [] };
const item = { id: "msg_1", type: "message", role: "assistant", status: "completed", content: [part] };
const response = {
  id: "resp_1",
  object: "response",
  created_at: 1_757_100_000,
  model: "gpt-5-mini-2025-08-07",
  status: "completed",
  error: null,
  incomplete_details: null,
  instructions: null,
  metadata: {},
  parallel_tool_calls: true,
  tool_choice: "auto",
  tools: [],
  temperature: 1,
  top_p: 1,
  output: [item],
  usage: {
    input_tokens: 9,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 3,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 12,
  },
};
const place = { item_id: "msg_1", output_index: 0, content_index: 0 };

export const openaiResponses: Answer = {
  format: "openai-responses",
  path: /\/responses$/,
  whole: json(response),
  streamed: events(
    [
      { type: "response.created", response: { ...response, status: "in_progress", output: [], usage: null } },
      { type: "response.output_item.added", output_index: 0, item: { ...item, status: "in_progress", content: [] } },
      { type: "response.content_part.added", ...place, part: { ...part, text: "" } },
      ...words.map((delta) => ({ type: "response.output_text.delta", ...place, delta, logprobs: [] })),
      { type: "response.output_text.done", ...place, text, logprobs: [] },
      { type: "response.content_part.done", ...place, part },
      { type: "response.output_item.done", output_index: 0, item },
      { type: "response.completed", response },
    ].map((event, sequence_number) => ({ ...event, sequence_number })),
  ),
  fields: {
    log_type: "response",
    model: response.model,
    output: expect.arrayContaining([expect.objectContaining({ type: "message" })]) as never,
    usage: { prompt_tokens: 9, completion_tokens: 3 },
  },
};
