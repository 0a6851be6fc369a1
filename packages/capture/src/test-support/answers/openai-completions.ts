import { type Answer, events, json, text, words } from "./answer.ts";

const head = { id: "cmpl-1", object: "text_completion", created: 1_757_200_000, model: "gpt-3.5-turbo-instruct" };
const usage = { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 };
const choice = (part: string, finish_reason: string | null) => ({
  text: part,
  index: 0,
  logprobs: null,
  finish_reason,
});

export const openaiCompletions: Answer = {
  format: "openai-completions",
  path: /\/v1\/completions$/,
  whole: json({ ...head, choices: [choice(text, "stop")], usage }),
  streamed: events(
    [
      ...words.map((word) => ({ ...head, choices: [choice(word, null)] })),
      { ...head, choices: [choice("", "stop")] },
      { ...head, choices: [], usage },
    ],
    "data: [DONE]\n\n",
  ),
  fields: {
    log_type: "completion",
    model: head.model,
    output: text,
    usage: { prompt_tokens: 5, completion_tokens: 3 },
  },
};
