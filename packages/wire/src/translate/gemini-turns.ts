import { asObject, asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import type { GeminiModel } from "./gemini-model.ts";
import { argumentsOf, fileOf, imageOf, isInstruction, partsOf, textOf } from "./parts.ts";
import { thoughtSignatureOf } from "./thought-signature.ts";
import { mergeTurns, type Turn } from "./turns.ts";
import type { ChatReader } from "./written.ts";

/**
 * Stands for the signature of a thought that the client did not give back: without any, a call is refused.
 * @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
const unknownSignature = "skip_thought_signature_validator";

interface TurnNeeds {
  reader: ChatReader;
  gemini: GeminiModel;
}

/** The conversation without its instructions. */
export function geminiTurns(messages: JsonObject[], { reader, gemini }: TurnNeeds): Turn[] {
  // Results of tools go by the name of the function, which only the call says.
  const calls = messages.flatMap((message) => objectsOf(message["tool_calls"]));
  const names = new Map(calls.map((call) => [call["id"], asObject(call["function"])?.["name"]]));
  const turnOf = (message: JsonObject): Turn => {
    if (message["role"] === "tool") return { role: "user", blocks: resultOf(message, { names, reader }) };
    const parts = partsOf(message["content"]).flatMap((part) => partOf(part, reader));
    if (message["role"] !== "assistant") return { role: "user", blocks: parts };
    if (objectsOf(message["thinking_blocks"]).length > 0)
      reader.warn("messages", "thinking of another provider's model was not sent");
    return { role: "model", blocks: [...signed(parts, thoughtSignatureOf(message)), ...callsOf(message, gemini)] };
  };
  const told = messages.filter((message) => !isInstruction(message));
  return mergeTurns(inOrderOfCalls(told, [...names.keys()]).map(turnOf));
}

/** Results that follow each other in the order of their calls: Gemini tells those of one function apart by nothing else. */
function inOrderOfCalls(messages: JsonObject[], ids: unknown[]): JsonObject[] {
  const ordered: JsonObject[] = [];
  for (const message of messages) {
    const position = ids.indexOf(message["tool_call_id"]);
    const isLater = (other: JsonObject) => other["role"] === "tool" && ids.indexOf(other["tool_call_id"]) > position;
    let at = ordered.length;
    while (message["role"] === "tool" && at > 0 && isLater(ordered[at - 1]!)) at--;
    ordered.splice(at, 0, message);
  }
  return ordered;
}

/** The signature of an answer without calls belongs to its last text. */
function signed(parts: JsonObject[], thoughtSignature: string | undefined): JsonObject[] {
  if (thoughtSignature === undefined) return parts;
  const last = parts.at(-1) ?? { text: "" };
  return [...parts.slice(0, -1), { ...last, thoughtSignature }];
}

/** Of calls that were made at once, the first has the signature. */
function callsOf(message: JsonObject, { signedCalls }: GeminiModel): JsonObject[] {
  const calls = objectsOf(message["tool_calls"]);
  const isSigned = calls.some((call) => thoughtSignatureOf(call) !== undefined);
  return calls.map((call, index) => {
    const missing = signedCalls && !isSigned && index === 0 ? unknownSignature : undefined;
    return {
      functionCall: { name: asObject(call["function"])?.["name"], args: argumentsOf(call) },
      ...withoutEmpty({ thoughtSignature: thoughtSignatureOf(call) ?? missing }),
    };
  });
}

function resultOf(message: JsonObject, { names, reader }: { names: Map<unknown, unknown>; reader: ChatReader }) {
  const id = message["tool_call_id"];
  const response = asResponse(textOf(message["content"]));
  const name = names.get(id) ?? message["name"] ?? id;
  const files = partsOf(message["content"]).filter(({ type }) => type !== "text");
  // Images a tool gave back stand beside its result.
  return [{ functionResponse: { name, response } }, ...files.flatMap((part) => partOf(part, reader))];
}

/** A result is an object for Gemini; what is none becomes the member of one. */
function asResponse(text: string): JsonObject {
  try {
    return asObject(JSON.parse(text)) ?? { result: text };
  } catch {
    return { result: text };
  }
}

function partOf(part: JsonObject, reader: ChatReader): JsonObject[] {
  const text = asText(part["type"] === "refusal" ? part["refusal"] : part["text"]);
  if (part["type"] === "text" || part["type"] === "refusal") return text === undefined ? [] : [{ text }];
  const file = imageOf(part) ?? fileOf(part);
  if (file && "data" in file) return [{ inlineData: { mimeType: file.media_type, data: file.data } }];
  reader.warn("messages", `a part of type ${String(part["type"])} was not sent`);
  return [];
}
