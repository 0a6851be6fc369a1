import type { JsonObject } from "./json.ts";
import type { Reading } from "./reading.ts";

/** Makes messages the log's input. @returns Whether it is that now. */
export function fillInput(reading: Reading, messages: JsonObject[]): boolean {
  if (messages.length === 0) return false;
  const [only] = messages;
  const isPrompt = reading.log["log_type"] === "completion" && messages.length === 1 && only!["role"] === "user";
  return reading.fill("input", isPrompt ? (only!["content"] ?? messages) : messages);
}

/**
 * Makes a model's answers the log's output: the first, and all of them when there are several.
 *
 * @param answers The messages of each; a model that ran tools itself says several.
 */
export function fillOutput(reading: Reading, answers: JsonObject[][]): boolean {
  const [first] = answers;
  if (!first || first.length === 0) return false;
  const isText = reading.log["log_type"] === "completion" && first.length === 1;
  const [message] = first;
  const said = first.length === 1 ? message : first;
  if (!reading.fill("output", isText ? (message!["content"] ?? message) : said)) return false;
  return (
    answers.length === 1 ||
    reading.fill(
      "completion_messages",
      answers.map(([message]) => message),
    )
  );
}
