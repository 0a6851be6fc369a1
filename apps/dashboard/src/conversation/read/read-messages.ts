import { asList, asObject, asText, type JsonObject } from "./json.ts";
import { joinResults } from "./join-results.ts";
import type { ConversationMessage, Part } from "./part.ts";
import { readMessage } from "./read-message.ts";
import { readPart, readParts } from "./read-parts.ts";

/** Who said what names no role; of what nobody says, whether it went in or came out. */
export type Speaker = "user" | "assistant" | "input" | "output";

/**
 * Reads what went into a model or came out of it, in whichever provider's shape: text, messages, items of the Responses API, parts,
 * choices, vectors. What nobody knows becomes a message of JSON. Never throws.
 */
export function readMessages(value: unknown, role: Speaker): ConversationMessage[] {
  return joinResults(withoutEmpty(readEach(value, role, true)));
}

const withoutEmpty = (messages: ConversationMessage[]) =>
  messages.filter(({ parts, raw }) => parts.length > 0 || asObject(raw)?.["role"] !== undefined);

function readEach(value: unknown, role: Speaker, isWhole = false): ConversationMessage[] {
  if (value === null || value === undefined || value === "") return [];
  const one = (parts: readonly Part[]): ConversationMessage => ({ role, parts, raw: value });
  const object = asObject(value);
  if (object) {
    const messages = isWhole ? messagesIn(object) : undefined;
    if (messages) return messages.flatMap((each) => readEach(each, role));
    return isMessage(object) ? [readMessage(object)] : readItem(object, role);
  }
  if (!Array.isArray(value) || !value.some((each) => isSpoken(asObject(each)))) return [one(readParts(value))];
  return groupItems((value as unknown[]).flatMap((each) => readEach(each, role)));
}

/** The messages that an object is about: `{messages: […]}`, or the choices of a response. */
function messagesIn(object: JsonObject): readonly unknown[] | undefined {
  const [name, ...others] = Object.keys(object);
  if (name === "messages" && others.length === 0 && Array.isArray(object["messages"]))
    return asList(object["messages"]);
  const choices = asList(object["choices"]).map((choice) => asObject(choice)?.["message"]);
  return choices.length > 0 && choices.every((message) => asObject(message)) ? choices : undefined;
}

const isMessage = (object: JsonObject) =>
  asText(object["role"]) !== undefined &&
  ["content", "parts", "tool_calls", "function_call", "refusal", "audio", "images", "reasoning_content"].some((name) =>
    Object.hasOwn(object, name),
  );

/** A message, or an item of the Responses API that says something by itself. */
const isSpoken = (object: JsonObject | undefined) =>
  object !== undefined &&
  (isMessage(object) || /_call$|_call_output$|^reasoning$|^message$/.test(asText(object["type"]) ?? ""));

/** An item without a role: what the model did, or what a tool answered. */
function readItem(item: JsonObject, role: Speaker): ConversationMessage[] {
  const parts = readPart(item) ?? readParts(item);
  const first = parts[0]?.kind;
  const isOfTool = first === "tool_result";
  const isOfModel = first === "tool_call" || first === "reasoning";
  return [{ role: isOfTool ? "tool" : isOfModel ? "assistant" : role, parts, raw: item }];
}

/** What the model did in one turn, item after item, is one message. */
function groupItems(messages: readonly ConversationMessage[]): ConversationMessage[] {
  const grouped: ConversationMessage[] = [];
  for (const message of messages) {
    const before = grouped.at(-1);
    if (before && isOfModel(before) && isOfModel(message)) {
      const raw = [...(Array.isArray(before.raw) ? (before.raw as unknown[]) : [before.raw]), message.raw];
      grouped[grouped.length - 1] = { ...before, parts: [...before.parts, ...message.parts], raw };
    } else grouped.push(message);
  }
  return grouped;
}

const isOfModel = ({ role, raw }: ConversationMessage) =>
  role === "assistant" && (Array.isArray(raw) || asObject(raw)?.["type"] !== undefined);
