import { asObject, asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { argumentsOf, functionOf, imageOf, partsOf, textOf } from "./parts.ts";
import type { WriteTarget, WrittenRequest } from "./translation.ts";
import { mergeTurns, type Turn } from "./turns.ts";
import { ChatReader, stopSequencesOf } from "./written.ts";

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export function writeBedrockRequest(chat: JsonObject, _target: WriteTarget): WrittenRequest {
  const reader = new ChatReader(chat);
  const messages = objectsOf(chat["messages"]);
  const isSystem = ({ role }: JsonObject) => role === "system" || role === "developer";
  const limit = reader.takeNumber("max_completion_tokens") ?? reader.takeNumber("max_tokens");
  reader.take("max_tokens");
  const body = withoutEmpty({
    system: messages.filter(isSystem).map(({ content }) => ({ text: textOf(content) })),
    messages: mergeTurns(
      messages.filter((message) => !isSystem(message)).map((message) => turnOf(message, reader)),
    ).map(({ role, blocks }) => ({ role, content: blocks })),
    inferenceConfig: withoutEmpty({
      maxTokens: limit,
      temperature: reader.takeNumber("temperature"),
      topP: reader.takeNumber("top_p"),
      stopSequences: stopSequencesOf(reader),
    }),
    toolConfig: toolConfigOf(reader),
    additionalModelRequestFields: withoutEmpty({ thinking: reader.take("thinking"), top_k: reader.take("top_k") }),
  });
  reader.nameTheRest("Bedrock's API");
  return { body, warnings: reader.warnings };
}

function turnOf(message: JsonObject, reader: ChatReader): Turn {
  const blocks = partsOf(message["content"]).flatMap((part) => blockOf(part, reader));
  if (message["role"] === "tool") {
    return { role: "user", blocks: [{ toolResult: { toolUseId: message["tool_call_id"], content: blocks } }] };
  }
  if (message["role"] !== "assistant") return { role: "user", blocks };
  const thinking = objectsOf(message["thinking_blocks"]).map(({ type, thinking: text, signature, data }) => ({
    reasoningContent:
      type === "redacted_thinking" ? { redactedContent: data } : { reasoningText: withoutEmpty({ text, signature }) },
  }));
  const calls = objectsOf(message["tool_calls"]).map((call) => ({
    toolUse: { toolUseId: call["id"], name: asObject(call["function"])?.["name"], input: argumentsOf(call) },
  }));
  return { role: "assistant", blocks: [...thinking, ...blocks, ...calls] };
}

function blockOf(part: JsonObject, reader: ChatReader): JsonObject[] {
  if (part["type"] === "text") return part["text"] === "" ? [] : [{ text: part["text"] }];
  const image = imageOf(part);
  if (image && "data" in image) {
    const format = image.media_type.replace("image/", "").replace("jpg", "jpeg");
    return [{ image: { format, source: { bytes: image.data } } }];
  }
  reader.warn("messages", `a part of type ${String(part["type"])} was not sent`);
  return [];
}

function toolConfigOf(reader: ChatReader): JsonObject {
  const tools = objectsOf(reader.take("tools")).map((tool) => {
    const { name, description, parameters } = functionOf(tool);
    const json = parameters ?? { type: "object", properties: {} };
    return { toolSpec: { name, ...withoutEmpty({ description }), inputSchema: { json } } };
  });
  const choice = reader.take("tool_choice");
  // Bedrock cannot forbid calls: without tools there are none.
  if (tools.length === 0 || choice === "none") return {};
  const named = asText(asObject(asObject(choice)?.["function"])?.["name"]);
  const toolChoice = named ? { tool: { name: named } } : choice === "required" ? { any: {} } : undefined;
  return { tools, ...(toolChoice && { toolChoice }) };
}
