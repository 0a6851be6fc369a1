import { asObject, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { anthropicToolsOf } from "./anthropic-messages-tools.ts";
import { takeAnswerSchema } from "./answer-tool.ts";
import { type ClaudeModel, claudeModel } from "./claude.ts";
import { claudeSamplingOf, claudeThinkingOf, signedThinkingOf } from "./claude-thinking.ts";
import { argumentsOf, callIdOf, fileOf, imageOf, isInstruction, partsOf } from "./parts.ts";
import { strictSchema } from "./strict-schema.ts";
import type { WriteTarget, WrittenRequest } from "./translation.ts";
import { mergeTurns, trimLast, type Turn } from "./turns.ts";
import { ChatReader, stopSequencesOf } from "./written.ts";

/** Anthropic demands a limit; this one fits every model. */
const defaultMaxTokens = 4096;

/** @see https://docs.claude.com/en/api/messages */
export function writeAnthropicRequest(chat: JsonObject, { model, stream }: WriteTarget): WrittenRequest {
  const reader = new ChatReader(chat);
  const messages = objectsOf(chat["messages"]);
  const claude = claudeModel(model);
  const max_tokens = reader.takeLimit() ?? claude?.mostTokens ?? defaultMaxTokens;
  const turns = mergeTurns(
    messages.filter((message) => !isInstruction(message)).map((message) => turnOf(message, reader)),
  );
  const answer = takeAnswerSchema(reader);
  const native = answer && (claude?.jsonSchema ?? false);
  const tools = anthropicToolsOf(reader, { turns, answer: native ? undefined : answer });
  const { thinking, effort } = claudeThinkingOf(reader, {
    claude,
    limit: max_tokens,
    forced: isForced(tools.tool_choice),
    messages,
  });
  const body = withoutEmpty({
    model,
    system: messages.filter(isInstruction).flatMap(({ content }) => blocksOf(content, reader)),
    messages: trimLast(turns).map(({ role, blocks }) => ({ role, content: blocks })),
    max_tokens,
    ...withThinking(tools, thinking, { claude, reader }),
    thinking,
    ...claudeSamplingOf(reader, { claude, thinking }),
    stop_sequences: stopSequencesOf(reader),
    output_config: withoutEmpty({
      effort,
      format: native ? { type: "json_schema", schema: strictSchema(answer.schema) } : undefined,
    }),
    metadata: withoutEmpty({ user_id: reader.takeText("user") }),
    stream: stream || undefined,
  });
  reader.nameTheRest("Anthropic's API");
  return { body, warnings: reader.warnings };
}

const isForced = (choice: JsonObject | undefined) => choice?.["type"] === "any" || choice?.["type"] === "tool";

/** Thinking that the client asked for in Anthropic's own words beats a forced tool: together they are refused. */
function withThinking(
  { tools, tool_choice }: { tools?: JsonObject[]; tool_choice?: JsonObject },
  thinking: JsonObject | undefined,
  { claude, reader }: { claude: ClaudeModel | undefined; reader: ChatReader },
): JsonObject {
  if (!isForced(tool_choice)) return { tools, tool_choice };
  const refused = claude?.forcedTools === false || thinking?.["type"] === "enabled";
  if (!refused) return { tools, tool_choice };
  reader.warn("tool_choice", "was sent as auto: the model cannot be made to call a tool");
  return { tools, tool_choice: { ...tool_choice, type: "auto", name: undefined } };
}

function turnOf(message: JsonObject, reader: ChatReader): Turn {
  const blocks = blocksOf(message["content"], reader);
  if (message["role"] === "tool") {
    const tool_use_id = callIdOf(message["tool_call_id"]);
    return { role: "user", blocks: [{ type: "tool_result", tool_use_id, content: blocks }] };
  }
  if (message["role"] !== "assistant") return { role: "user", blocks };
  const thinking = signedThinkingOf(message);
  if (thinking.length < objectsOf(message["thinking_blocks"]).length)
    reader.warn("messages", "thinking without a signature was not sent");
  const calls = objectsOf(message["tool_calls"]).map((call) => ({
    type: "tool_use",
    id: callIdOf(call["id"]),
    name: asObject(call["function"])?.["name"],
    input: argumentsOf(call),
  }));
  // Signed reasoning has to come back first, as it was.
  return { role: "assistant", blocks: [...thinking, ...blocks, ...calls] };
}

const blocksOf = (content: unknown, reader: ChatReader) => partsOf(content).flatMap((part) => blockOf(part, reader));

function blockOf(part: JsonObject, reader: ChatReader): JsonObject[] {
  const cached = withoutEmpty({ cache_control: part["cache_control"] });
  const { type } = part;
  if (type === "text") return part["text"] === "" ? [] : [{ type, text: part["text"], ...cached }];
  if (type === "refusal") return [{ type: "text", text: part["refusal"], ...cached }];
  const image = imageOf(part);
  if (image) {
    const source = "url" in image ? { type: "url", ...image } : { type: "base64", ...image };
    return [{ type: "image", source, ...cached }];
  }
  const file = fileOf(part);
  if (file?.media_type === "application/pdf") {
    const { name: title, ...bytes } = file;
    return [{ type: "document", source: { type: "base64", ...bytes }, ...withoutEmpty({ title }), ...cached }];
  }
  reader.warn("messages", `a part of type ${String(type)} was not sent`);
  return [];
}
