import { type Answer, events, json, text, words } from "./answer.ts";

const model = "claude-test-20260101";
const usage = { input_tokens: 20, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 30 };
const message = { id: "msg_1", type: "message", role: "assistant", model, stop_sequence: null };
const signature = "EqQBCgIYAhIM1gbcDa9GJwZA2b3hGgxBdjrkzLoky3dl1pk=";
const call = { id: "toolu_1", name: "get_weather" };
const block = (index: number, content_block: object, deltas: object[]) => [
  { type: "content_block_start", index, content_block },
  ...deltas.map((delta) => ({ type: "content_block_delta", index, delta })),
  { type: "content_block_stop", index },
];

/** Thinks, talks and calls a tool. */
export const anthropicMessages: Answer = {
  format: "anthropic-messages",
  path: /\/v1\/messages$/,
  whole: json({
    ...message,
    content: [
      { type: "thinking", thinking: "The weather.", signature },
      { type: "text", text },
      { type: "tool_use", ...call, input: { city: "Berlin" } },
    ],
    stop_reason: "tool_use",
    usage,
  }),
  streamed: events([
    {
      type: "message_start",
      message: { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
    },
    ...block(0, { type: "thinking", thinking: "", signature: "" }, [
      { type: "thinking_delta", thinking: "The weather." },
      { type: "signature_delta", signature },
    ]),
    ...block(
      1,
      { type: "text", text: "" },
      words.map((word) => ({ type: "text_delta", text: word })),
    ),
    ...block(2, { type: "tool_use", ...call, input: {} }, [
      { type: "input_json_delta", partial_json: '{"city":' },
      { type: "input_json_delta", partial_json: '"Berlin"}' },
    ]),
    {
      type: "message_delta",
      delta: { stop_reason: "tool_use", stop_sequence: null },
      usage: { output_tokens: 30 },
    },
    { type: "message_stop" },
  ]),
  fields: {
    log_type: "chat",
    model,
    output: {
      role: "assistant",
      content: text,
      reasoning_content: "The weather.",
      thinking_blocks: [{ type: "thinking", thinking: "The weather.", signature }],
      tool_calls: [{ id: call.id, type: "function", function: { name: call.name, arguments: '{"city":"Berlin"}' } }],
    },
    usage: { prompt_tokens: 20, completion_tokens: 30 },
  },
};
