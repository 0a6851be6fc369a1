import { type Answer, events, json, text, words } from "./answer.ts";

const head = { id: "chatcmpl-1", created: 1_757_100_000, model: "gpt-4o-mini-2024-07-18" };
const usage = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };
const choice = (delta: object, finish_reason: string | null = null) => ({ index: 0, delta, finish_reason });
const chunk = (fields: object) => ({ ...head, object: "chat.completion.chunk", ...fields });

export const openaiChat: Answer = {
  format: "openai-chat",
  path: /\/chat\/completions$/,
  whole: json({
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
    usage,
  }),
  streamed: events(
    [
      chunk({ choices: [choice({ role: "assistant", content: "" })] }),
      ...words.map((content) => chunk({ choices: [choice({ content })] })),
      chunk({ choices: [choice({}, "stop")] }),
      chunk({ choices: [], usage }),
    ],
    "data: [DONE]\n\n",
  ),
  fields: {
    log_type: "chat",
    model: head.model,
    output: { role: "assistant", content: text },
    usage: { prompt_tokens: 9, completion_tokens: 3 },
  },
};
