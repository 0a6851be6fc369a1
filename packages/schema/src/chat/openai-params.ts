import { z } from "zod";
import { chatMessage } from "./message.ts";
import { flag, listOfText, map, numberFrom, param, text, wholeFrom } from "./param.ts";
import { chatResponseFormat } from "./response-format.ts";
import { chatTool, chatToolChoice } from "./tools.ts";

const bias = z.record(z.string().regex(/^\d+$/, { error: "must be the number of a token" }), numberFrom(-100, 100), {
  error: "must be an object of numbers by token",
});

/** The part of a chat request that OpenAI's API has too. Other keys go to providers that speak it as they came. */
export const openaiParams = {
  messages: param(
    z.array(chatMessage, { error: "must be a list of messages" }),
    "The conversation. May be left out when a prompt supplies it.",
    [{ role: "user", content: "Hello" }],
  ),
  model: param(text, "The model, with or without its provider before it.", "openai/gpt-4o-mini"),
  stream: param(flag, "Whether the answer comes piece by piece, as server-sent events.", false),
  stream_options: param(map, "Settings of the stream.", { include_usage: true }),
  tools: param(z.array(chatTool, { error: "must be a list" }), "Functions the model may call."),
  tool_choice: param(
    chatToolChoice,
    "Which function must be called, if any. Default: none without tools, else auto.",
    "auto",
  ),
  parallel_tool_calls: param(flag, "Whether several functions may be called at once.", true),
  frequency_penalty: param(numberFrom(-2, 2), "Penalty for tokens that are frequent so far.", 0),
  presence_penalty: param(numberFrom(-2, 2), "Penalty for tokens that occurred at all.", 0),
  max_tokens: param(wholeFrom(1, 10_000_000), "Most tokens to generate.", 512),
  max_completion_tokens: param(wholeFrom(1, 10_000_000), "The same, as newer models name it.", 512),
  temperature: param(numberFrom(0, 2), "Randomness of the answer.", 0.7),
  top_p: param(numberFrom(0, 1), "Nucleus sampling: the share of probability considered.", 1),
  n: param(wholeFrom(1, 8), "How many answers to generate.", 1),
  logprobs: param(flag, "Whether to return log probabilities.", false),
  top_logprobs: param(wholeFrom(0, 20), "Number of likely tokens to return at each position.", 3),
  stop: param(
    z.union([text, listOfText.max(4, { error: "must hold at most 4 strings" })], {
      error: "must be a string or a list of at most 4",
    }),
    "Strings at which generation stops.",
    ["\n\n"],
  ),
  logit_bias: param(bias, "Bias by token."),
  response_format: param(chatResponseFormat, "The form the answer must take.", { type: "json_object" }),
  seed: param(z.int({ error: "must be a whole number" }), "Makes answers repeatable where the provider can.", 7),
  user: param(text, "OpenAI's own name for the end user.", "user_123"),
  reasoning_effort: param(text, "How much the model should reason.", "medium"),
} as const;
