import { asObject, asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { argumentsOf, functionOf, imageOf, partsOf, responseFormatOf } from "./parts.ts";
import type { WriteTarget, WrittenRequest } from "./translation.ts";
import { mergeTurns, type Turn } from "./turns.ts";
import { ChatReader, stopSequencesOf } from "./written.ts";

/** Anthropic demands a limit; this one fits every model. */
const defaultMaxTokens = 4096;
/** The least that Anthropic takes, and what each effort is worth. */
const thinkingBudgets: Readonly<Record<string, number>> = { minimal: 1024, low: 1024, medium: 4096, high: 16_384 };

/** @see https://docs.claude.com/en/api/messages */
export function writeAnthropicRequest(chat: JsonObject, { model, stream }: WriteTarget): WrittenRequest {
  const reader = new ChatReader(chat);
  const messages = objectsOf(chat["messages"]);
  const isSystem = ({ role }: JsonObject) => role === "system" || role === "developer";
  const max_tokens = reader.takeNumber("max_completion_tokens") ?? reader.takeNumber("max_tokens") ?? defaultMaxTokens;
  reader.take("max_tokens");
  const turns = mergeTurns(messages.filter((message) => !isSystem(message)).map((message) => turnOf(message, reader)));
  const thinking = thinkingOf(reader, max_tokens);
  const body = withoutEmpty({
    model,
    system: messages.filter(isSystem).flatMap(({ content }) => partsOf(content)),
    messages: turns.map(({ role, blocks }) => ({ role, content: blocks })),
    max_tokens,
    ...toolsOf(reader, turns),
    thinking,
    temperature: temperatureOf(reader, thinking),
    top_p: reader.takeNumber("top_p"),
    top_k: reader.takeNumber("top_k"),
    stop_sequences: stopSequencesOf(reader),
    output_config: outputConfigOf(reader),
    metadata: withoutEmpty({ user_id: reader.takeText("user") }),
    stream: stream || undefined,
  });
  reader.nameTheRest("Anthropic's API");
  return { body, warnings: reader.warnings };
}

function turnOf(message: JsonObject, reader: ChatReader): Turn {
  const blocks = partsOf(message["content"]).flatMap((part) => blockOf(part, reader));
  if (message["role"] === "tool") {
    return { role: "user", blocks: [{ type: "tool_result", tool_use_id: message["tool_call_id"], content: blocks }] };
  }
  if (message["role"] !== "assistant") return { role: "user", blocks };
  const calls = objectsOf(message["tool_calls"]).map((call) => ({
    type: "tool_use",
    id: call["id"],
    name: asObject(call["function"])?.["name"],
    input: argumentsOf(call),
  }));
  // Signed reasoning has to come back first, as it was.
  return { role: "assistant", blocks: [...objectsOf(message["thinking_blocks"]), ...blocks, ...calls] };
}

function blockOf(part: JsonObject, reader: ChatReader): JsonObject[] {
  const cached = withoutEmpty({ cache_control: part["cache_control"] });
  if (part["type"] === "text") return part["text"] === "" ? [] : [{ type: "text", text: part["text"], ...cached }];
  const image = imageOf(part);
  if (image) {
    const source = "url" in image ? { type: "url", ...image } : { type: "base64", ...image };
    return [{ type: "image", source, ...cached }];
  }
  reader.warn("messages", `a part of type ${String(part["type"])} was not sent`);
  return [];
}

function toolsOf(reader: ChatReader, turns: Turn[]): JsonObject {
  const tools = objectsOf(reader.take("tools")).map((tool) => {
    const { name, description, parameters, strict } = functionOf(tool);
    return {
      name,
      ...withoutEmpty({ description, strict }),
      input_schema: parameters ?? { type: "object", properties: {} },
    };
  });
  const choice = reader.take("tool_choice");
  const parallel = reader.take("parallel_tool_calls");
  if (tools.length === 0) return {};
  // A conversation that called tools must go on to name them.
  const called = turns.some(({ blocks }) => blocks.some(({ type }) => type === "tool_use"));
  if (choice === "none" && !called) return {};
  const one = parallel === false && choice !== "none" ? { disable_parallel_tool_use: true } : {};
  const named = asText(asObject(asObject(choice)?.["function"])?.["name"]);
  if (named) return { tools, tool_choice: { type: "tool", name: named, ...one } };
  const types: Record<string, string> = { none: "none", required: "any", auto: "auto" };
  const type = types[String(choice)];
  return { tools, ...((type || parallel === false) && { tool_choice: { type: type ?? "auto", ...one } }) };
}

/** `thinking` as it came, else what `reasoning_effort` is worth, within the tokens the client allows. */
function thinkingOf(reader: ChatReader, max_tokens: number): JsonObject | undefined {
  const given = asObject(reader.take("thinking"));
  const effort = reader.takeText("reasoning_effort");
  if (given || !effort || effort === "none") return given;
  const budget = Math.min(thinkingBudgets[effort] ?? thinkingBudgets["medium"]!, max_tokens - 1);
  if (budget >= thinkingBudgets["minimal"]!) return { type: "enabled", budget_tokens: budget };
  reader.warn("reasoning_effort", "was not sent: max_tokens leaves no room for reasoning");
  return undefined;
}

function temperatureOf(reader: ChatReader, thinking: JsonObject | undefined): number | undefined {
  const temperature = reader.takeNumber("temperature");
  if (temperature === undefined) return undefined;
  if (thinking?.["type"] === "enabled" && temperature !== 1) {
    reader.warn("temperature", "was not sent: a model that reasons takes none");
    return undefined;
  }
  if (temperature > 1) reader.warn("temperature", "was sent as 1, the most that Anthropic takes");
  return Math.min(temperature, 1);
}

function outputConfigOf(reader: ChatReader): JsonObject {
  const format = responseFormatOf({ response_format: reader.take("response_format") });
  const schema = asObject(format["json_schema"])?.["schema"];
  if (format["type"] === "json_schema") return { format: { type: "json_schema", schema } };
  if (format["type"] === "json_object")
    reader.warn("response_format", "json_object was not sent: Anthropic knows json_schema only");
  return {};
}
