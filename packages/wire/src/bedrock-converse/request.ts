import type { RequestHead, WireFields } from "../format.ts";
import { asObject, type JsonObject, objectsOf, omit, saysNothing, withoutEmpty } from "../json.ts";
import { type Places, readParameters } from "../parameters.ts";
import { contentPart, messageOf } from "./message.ts";
import { toolChoiceOf, toolsOf } from "./tools.ts";

const places: Places = {
  "inferenceConfig.temperature": "temperature",
  "inferenceConfig.topP": "top_p",
  "inferenceConfig.maxTokens": "max_tokens",
  "inferenceConfig.stopSequences": "stop",
  "additionalModelRequestFields.thinking": "thinking",
  "outputConfig.textFormat": "response_format",
};

/** Reads the body of a request; the path names the model, and whether the answer is streamed. */
export function readRequest(body: unknown, { path = "" }: RequestHead = {}): WireFields {
  const { messages, system, ...parameters } = asObject(body) ?? {};
  const input = [
    ...(saysNothing(system) ? [] : [systemMessage(system)]),
    ...(Array.isArray(messages) ? messages.flatMap(messagesOf) : saysNothing(messages) ? [] : [messages]),
  ];
  const model = modelIn(path);
  return {
    ...(input.length > 0 && { input }),
    ...readParameters(withChatTools(parameters), places),
    ...(model !== undefined && { model }),
    ...(/\/converse-stream\/?$/.test(path) && { stream: true }),
  };
}

function modelIn(path: string): string | undefined {
  const id = /\/model\/([^/]+)\/converse/.exec(path)?.[1];
  try {
    return id && decodeURIComponent(id);
  } catch {
    return id;
  }
}

function systemMessage(system: unknown): unknown {
  const blocks = objectsOf(system);
  if (blocks.length === 0) return { role: "system", content: system };
  return messageOf("system", blocks);
}

/** The chat messages of one message: its own, and one for each result of a tool in it. */
function messagesOf(value: unknown): unknown[] {
  const message = asObject(value);
  if (!message || !Array.isArray(message["content"])) return [value];
  const blocks = objectsOf(message["content"]);
  const results = blocks.filter((block) => asObject(block["toolResult"]));
  const others = blocks.filter((block) => !results.includes(block));
  const role = typeof message["role"] === "string" ? message["role"] : "user";
  return [...results.map(toolMessage), ...(others.length > 0 || results.length === 0 ? [messageOf(role, others)] : [])];
}

function toolMessage(block: JsonObject): JsonObject {
  const { toolUseId, content, ...others } = asObject(block["toolResult"]) ?? {};
  return {
    role: "tool",
    content: Array.isArray(content) ? objectsOf(content).map(contentPart) : null,
    ...withoutEmpty({ tool_call_id: toolUseId, ...others }),
  };
}

/** The parameters with tools and their choice as chat has them. */
function withChatTools(parameters: JsonObject): JsonObject {
  const config = asObject(parameters["toolConfig"]);
  if (!config) return parameters;
  const { tools, toolChoice, ...others } = config;
  const choice = toolChoiceOf(toolChoice);
  return {
    ...omit(parameters, "toolConfig"),
    ...withoutEmpty({
      tools: toolsOf(tools),
      tool_choice: choice,
      toolConfig: withoutEmpty({ ...others, toolChoice: choice === undefined ? toolChoice : undefined }),
    }),
  };
}
