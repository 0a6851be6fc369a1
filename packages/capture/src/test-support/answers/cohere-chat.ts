import { type Answer, events, json, text, words } from "./answer.ts";

const usage = { billed_units: { input_tokens: 5, output_tokens: 3 }, tokens: { input_tokens: 9, output_tokens: 3 } };

export const cohereChat: Answer = {
  format: "cohere-chat",
  path: /\/v2\/chat$/,
  whole: json({
    id: "answer_1",
    message: { role: "assistant", content: [{ type: "text", text }] },
    finish_reason: "COMPLETE",
    usage,
  }),
  streamed: events([
    { type: "message-start", id: "answer_1", delta: { message: { role: "assistant", content: [], tool_calls: [] } } },
    { type: "content-start", index: 0, delta: { message: { content: { type: "text", text: "" } } } },
    ...words.map((word) => ({
      type: "content-delta",
      index: 0,
      delta: { message: { content: { text: word } } },
    })),
    { type: "content-end", index: 0 },
    { type: "message-end", id: "answer_1", delta: { finish_reason: "COMPLETE", usage } },
  ]),
  fields: {
    log_type: "chat",
    model: "command-a",
    output: { role: "assistant", content: text },
    usage: { prompt_tokens: 9, completion_tokens: 3 },
  },
};
