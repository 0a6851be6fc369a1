import { asObject, type JsonObject, objectsOf } from "../json.ts";
import { answerSchemaOf } from "./answer-tool.ts";
import { takeOpenaiParams } from "./openai-chat-params.ts";
import { responseFormatOf } from "./parts.ts";
import type { WriteTarget, WrittenRequest } from "./translation.ts";

/** Models of OpenAI's own, which know `developer`; those that reason know a limit of tokens by its newer name alone. */
const isOpenai = (model: string) => /^(?:openai\/)?(?:gpt-|chatgpt-|o\d|ft:)/.test(model);
const reasons = (model: string) => /^(?:o\d|gpt-[5-9])/.test(model);

/** Providers that speak OpenAI's format get the request as it is, but for what they refuse or OpenAI's API has another name for. */
export function writeOpenaiRequest(chat: JsonObject, target: WriteTarget): WrittenRequest {
  const { model, stream, lacks } = target;
  const { params, warnings } = takeOpenaiParams(chat, target);
  const { max_tokens, response_format, tools, stream_options, ...rest } = params;
  const messages = objectsOf(chat["messages"]);
  const saysUsage = stream && !lacks?.has("stream_options");
  return {
    body: {
      ...rest,
      model,
      ...(chat["messages"] !== undefined && { messages: isOpenai(model) ? messages : messages.map(withSystem) }),
      ...(max_tokens !== undefined && { [reasons(model) ? "max_completion_tokens" : "max_tokens"]: max_tokens }),
      ...(response_format !== undefined && { response_format: formatOf(chat) }),
      ...(tools !== undefined && { tools: Array.isArray(tools) ? tools.map(asChatTool) : tools }),
      ...(stream && { stream }),
      ...(saysUsage && { stream_options: { ...asObject(stream_options), include_usage: true } }),
    },
    warnings,
  };
}

const withSystem = (message: JsonObject) =>
  message["role"] === "developer" ? { ...message, role: "system" } : message;

/** The form of the answer; a `response_schema`, which is Google's word, becomes the schema that OpenAI knows. */
function formatOf(chat: JsonObject): JsonObject {
  const format = responseFormatOf(chat);
  const answer = answerSchemaOf(format);
  if (!answer || format["json_schema"] !== undefined) return format;
  return { type: "json_schema", json_schema: { name: answer.name ?? "answer", schema: answer.schema } };
}

/** A tool as chat requests have it; that of Responses requests says its function's keys beside the type. */
function asChatTool(tool: unknown): unknown {
  const flat = asObject(tool);
  if (!flat || flat["type"] !== "function" || flat["function"] !== undefined) return tool;
  const { type, ...described } = flat;
  return { type, function: described };
}
