import { type Answer, json, text, words } from "./answer.ts";

const head = { model: "qwen3:8b", created_at: "2026-02-03T10:00:00.123456Z" };
const last = { done: true, done_reason: "stop", prompt_eval_count: 9, eval_count: 3 };
const message = (content: string) => ({ ...head, message: { role: "assistant", content }, done: false });

export const ollamaChat: Answer = {
  format: "ollama-chat",
  path: /\/api\/chat$/,
  whole: json({ ...message(text), ...last }),
  streamed: {
    type: "application/x-ndjson",
    chunks: [...words.map(message), { ...message(""), ...last }].map((part) => `${JSON.stringify(part)}\n`),
  },
  fields: {
    log_type: "chat",
    model: head.model,
    output: { role: "assistant", content: text },
    usage: { prompt_tokens: 9, completion_tokens: 3 },
  },
};
