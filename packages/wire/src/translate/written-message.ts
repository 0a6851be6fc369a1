import { asObject, asText, type JsonObject, objectsOf, omit } from "../json.ts";
import { answerToolName } from "./answer-tool.ts";
import { partsOf, textOf } from "./parts.ts";

/** Makes the id of a tool call that came without one, from where it stands. */
export type CallIds = (choice: number, index: number) => string;

/** Ids that are unique among answers and the same for the same one; OpenAI takes no more than 40 characters. */
export const callIdsOf =
  (completionId: string): CallIds =>
  (choice, index) =>
    `call_${completionId.replaceAll(/[^A-Za-z0-9]/g, "").slice(-24)}_${choice}_${index}`;

/** Writes a message of the log as OpenAI's clients expect it: text for content, arguments that are JSON, an id for every call. */
export function writeMessage(message: JsonObject, ids: (index: number) => string): JsonObject {
  const { content, tool_calls, ...others } = message;
  const isAnswer = (call: JsonObject) => asObject(call["function"])?.["name"] === answerToolName;
  const all = objectsOf(tool_calls);
  const answer = all.find(isAnswer);
  const calls = all.filter((call) => !isAnswer(call)).map((call, index) => writeCall(call, ids(index)));
  return {
    role: "assistant",
    content: answer ? argumentsText(answer) : contentText(content),
    ...others,
    ...beyondText(content),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

/** What a stream tells of a message once it is whole: pieces of it would be of no use. */
export const toldWhole = ["thinking_blocks", "content_parts", "extra_content"] as const;

/** The arguments of a call, which are JSON even when the model gave none. */
export const argumentsText = (call: JsonObject | undefined): string =>
  asText(asObject(call?.["function"])?.["arguments"]) ?? "{}";

function writeCall(call: JsonObject, id: string): JsonObject {
  const name = asText(asObject(call["function"])?.["name"]) ?? "";
  return {
    id: asText(call["id"]) ?? id,
    type: "function",
    function: { name, arguments: argumentsText(call) },
    ...omit(call, "id", "type", "function"),
  };
}

function contentText(content: unknown): string | null {
  return typeof content === "string" ? content : (asText(textOf(content)) ?? null);
}

/** Parts that say more than their text, such as citations and images, keep it beside the content. */
function beyondText(content: unknown): JsonObject {
  return typeof content === "string" || partsOf(content).length === 0 ? {} : { content_parts: content };
}
