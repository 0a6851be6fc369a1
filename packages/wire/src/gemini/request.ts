import type { RequestHead, WireFields } from "../format.ts";
import { asJson, asObject, type JsonObject, objectsOf, omit, saysNothing, withoutEmpty } from "../json.ts";
import { type Places, readParameters } from "../parameters.ts";
import { camelCased } from "./camel-case.ts";
import { messageOf } from "./message.ts";
import { modelIn } from "./path.ts";
import { formatParameters, responseFormatOf } from "./response-format.ts";
import { toolChoiceOf, toolsOf } from "./tools.ts";

const places: Places = {
  "generationConfig.temperature": "temperature",
  "generationConfig.topP": "top_p",
  "generationConfig.maxOutputTokens": "max_completion_tokens",
  "generationConfig.stopSequences": "stop",
  "generationConfig.candidateCount": "n",
  "generationConfig.presencePenalty": "presence_penalty",
  "generationConfig.frequencyPenalty": "frequency_penalty",
  "generationConfig.responseLogprobs": "logprobs",
  "generationConfig.logprobs": "top_logprobs",
  "generationConfig.thinkingConfig": "thinking",
};

/** Reads the body of a request; the path names the model, and whether the answer is streamed. */
export function readRequest(body: unknown, { path }: RequestHead = {}): WireFields {
  const { contents, systemInstruction, ...parameters } = camelCased(body);
  const system = saysNothing(systemInstruction) ? [] : messagesOf(systemInstruction, "system");
  const own = Array.isArray(contents) ? contents : [contents];
  const input = [...system, ...own.flatMap((content) => messagesOf(content))];
  const model = modelIn(path);
  return {
    ...(input.length > 0 && { input }),
    ...readParameters(withChatNames(parameters), places),
    ...(model !== undefined && { model }),
    ...(path !== undefined && /streamGenerateContent/i.test(path) && { stream: true }),
  };
}

/** The parameters with tools, their choice and the form of the answer as chat has them. */
function withChatNames(parameters: JsonObject): JsonObject {
  const { tools, toolConfig, generationConfig } = parameters;
  const config = asObject(generationConfig) && camelCased(generationConfig);
  const format = config && responseFormatOf(config);
  return {
    ...omit(parameters, "tools", "generationConfig"),
    ...withoutEmpty({
      tools: toolsOf(tools),
      tool_choice: toolChoiceOf(toolConfig),
      response_format: format,
      generationConfig: format ? omit(config, ...formatParameters) : (config ?? generationConfig),
    }),
  };
}

const roles = new Map<unknown, string>([
  ["model", "assistant"],
  ["function", "tool"],
]);

/** The chat messages of one content: its own, and one for each result of a tool in it. */
function messagesOf(value: unknown, role?: string): unknown[] {
  if (typeof value === "string") return [{ role: role ?? "user", content: value }];
  const content = asObject(value);
  if (!content) return saysNothing(value) ? [] : [value];
  const parts = objectsOf(content["parts"]).map(camelCased);
  const results = parts.filter((part) => asObject(part["functionResponse"]));
  const others = parts.filter((part) => !results.includes(part));
  const given = typeof content["role"] === "string" ? content["role"] : "user";
  const own = messageOf(role ?? roles.get(given) ?? given, others);
  return [...results.map(toolMessage), ...(others.length > 0 || results.length === 0 ? [own] : [])];
}

function toolMessage(part: JsonObject): JsonObject {
  const { functionResponse, ...beside } = part;
  const { id, name, response, ...rest } = asObject(functionResponse) ?? {};
  return {
    role: "tool",
    content: asJson(response) ?? null,
    ...withoutEmpty({ tool_call_id: id, name, ...rest, ...beside }),
  };
}
