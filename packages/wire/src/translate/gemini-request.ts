import { asObject, asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { argumentsOf, functionOf, imageOf, partsOf, responseFormatOf, textOf } from "./parts.ts";
import type { WriteTarget, WrittenRequest } from "./translation.ts";
import { mergeTurns, type Turn } from "./turns.ts";
import { ChatReader, stopSequencesOf } from "./written.ts";

/** Tokens of thinking that each effort is worth. */
const thinkingBudgets: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 512,
  low: 1024,
  medium: 8192,
  high: 24_576,
};

/** @see https://ai.google.dev/api/generate-content */
export function writeGeminiRequest(chat: JsonObject, _target: WriteTarget): WrittenRequest {
  const reader = new ChatReader(chat);
  const messages = objectsOf(chat["messages"]);
  const isSystem = ({ role }: JsonObject) => role === "system" || role === "developer";
  const names = toolNames(messages);
  const turns = mergeTurns(
    messages.filter((message) => !isSystem(message)).map((message) => turnOf(message, names, reader)),
  );
  const body = withoutEmpty({
    systemInstruction: withoutEmpty({
      parts: messages.filter(isSystem).flatMap(({ content }) => partsOf(content).map(({ text }) => ({ text }))),
    }),
    contents: turns.map(({ role, blocks }) => ({ role, parts: blocks })),
    ...toolsOf(reader),
    generationConfig: generationConfigOf(reader),
  });
  for (const ignored of ["parallel_tool_calls", "user"]) reader.take(ignored);
  if (chat["parallel_tool_calls"] === false)
    reader.warn("parallel_tool_calls", "was not sent: Gemini's API has nothing like it");
  reader.nameTheRest("Gemini's API");
  return { body, warnings: reader.warnings };
}

/** Results of tools go by the name of the function, which only the call says. */
function toolNames(messages: JsonObject[]): Map<unknown, unknown> {
  const calls = messages.flatMap((message) => objectsOf(message["tool_calls"]));
  return new Map(calls.map((call) => [call["id"], asObject(call["function"])?.["name"]]));
}

function turnOf(message: JsonObject, names: Map<unknown, unknown>, reader: ChatReader): Turn {
  if (message["role"] === "tool") {
    const id = message["tool_call_id"];
    const response = resultOf(textOf(message["content"]));
    return { role: "user", blocks: [{ functionResponse: { name: names.get(id) ?? message["name"] ?? id, response } }] };
  }
  const blocks = partsOf(message["content"]).flatMap((part) => partOf(part, reader));
  if (message["role"] !== "assistant") return { role: "user", blocks };
  const calls = objectsOf(message["tool_calls"]).map((call) => ({
    functionCall: { name: asObject(call["function"])?.["name"], args: argumentsOf(call) },
    ...withoutEmpty({ thoughtSignature: thoughtSignatureOf(call) }),
  }));
  return { role: "model", blocks: [...blocks, ...calls] };
}

/** Where a thought's signature travels in a chat: OpenAI's format has no place for it. */
export function thoughtSignatureOf(call: JsonObject): string | undefined {
  const google = asObject(asObject(call["extra_content"])?.["google"]);
  return asText(google?.["thought_signature"]) ?? asText(call["thoughtSignature"]);
}

/** A result is an object for Gemini; what is none becomes the member of one. */
function resultOf(text: string): JsonObject {
  try {
    return asObject(JSON.parse(text)) ?? { result: text };
  } catch {
    return { result: text };
  }
}

function partOf(part: JsonObject, reader: ChatReader): JsonObject[] {
  if (part["type"] === "text") return part["text"] === "" ? [] : [{ text: part["text"] }];
  const image = imageOf(part);
  if (image && "data" in image) return [{ inlineData: { mimeType: image.media_type, data: image.data } }];
  reader.warn("messages", `a part of type ${String(part["type"])} was not sent`);
  return [];
}

function toolsOf(reader: ChatReader): JsonObject {
  const functionDeclarations = objectsOf(reader.take("tools")).map((tool) => {
    const { name, description, parameters } = functionOf(tool);
    return { name, ...withoutEmpty({ description, parametersJsonSchema: parameters }) };
  });
  const choice = reader.take("tool_choice");
  if (functionDeclarations.length === 0) return {};
  const named = asText(asObject(asObject(choice)?.["function"])?.["name"]);
  const modes: Record<string, string> = { none: "NONE", auto: "AUTO", required: "ANY" };
  const mode = named ? "ANY" : modes[String(choice)];
  const config = mode && { mode, ...(named && { allowedFunctionNames: [named] }) };
  return {
    tools: [{ functionDeclarations }],
    ...(config && { toolConfig: { functionCallingConfig: config } }),
  };
}

function generationConfigOf(reader: ChatReader): JsonObject {
  const logprobs = reader.take("logprobs") === true;
  const most = reader.takeNumber("top_logprobs");
  const effort = reader.takeText("reasoning_effort");
  const limit = reader.takeNumber("max_completion_tokens") ?? reader.takeNumber("max_tokens");
  reader.take("max_tokens");
  const budget = effort === undefined ? undefined : (thinkingBudgets[effort] ?? thinkingBudgets["medium"]);
  return withoutEmpty({
    temperature: reader.takeNumber("temperature"),
    topP: reader.takeNumber("top_p"),
    topK: reader.takeNumber("top_k"),
    maxOutputTokens: limit,
    stopSequences: stopSequencesOf(reader),
    candidateCount: reader.takeNumber("n"),
    presencePenalty: reader.takeNumber("presence_penalty"),
    frequencyPenalty: reader.takeNumber("frequency_penalty"),
    seed: reader.takeNumber("seed"),
    responseLogprobs: logprobs || undefined,
    logprobs: logprobs ? most : undefined,
    ...formatOf(responseFormatOf({ response_format: reader.take("response_format") })),
    // A budget of 0 says something: no thinking.
    ...(budget !== undefined && { thinkingConfig: { thinkingBudget: budget, includeThoughts: budget > 0 } }),
  });
}

function formatOf({ type, json_schema, response_schema }: JsonObject): JsonObject {
  if (type !== "json_object" && type !== "json_schema") return {};
  const schema = asObject(json_schema)?.["schema"];
  return withoutEmpty({
    responseMimeType: "application/json",
    responseJsonSchema: schema,
    responseSchema: schema === undefined ? response_schema : undefined,
  });
}
