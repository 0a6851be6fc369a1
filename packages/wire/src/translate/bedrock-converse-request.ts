import { asObject, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { type AnswerSchema, takeAnswerSchema } from "./answer-tool.ts";
import { bedrockToolsOf } from "./bedrock-converse-tools.ts";
import { type ClaudeModel, claudeModel } from "./claude.ts";
import { claudeSamplingOf, claudeThinkingOf } from "./claude-thinking.ts";
import { argumentsOf, callIdOf, fileOf, imageOf, isInstruction, partsOf } from "./parts.ts";
import { strictSchema } from "./strict-schema.ts";
import type { WriteTarget, WrittenRequest } from "./translation.ts";
import { mergeTurns, trimLast, type Turn } from "./turns.ts";
import { ChatReader, stopSequencesOf } from "./written.ts";

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export function writeBedrockRequest(chat: JsonObject, { model }: WriteTarget): WrittenRequest {
  const reader = new ChatReader(chat);
  const messages = objectsOf(chat["messages"]);
  const claude = claudeModel(model);
  const maxTokens = reader.takeLimit();
  const turns = mergeTurns(
    messages.filter((message) => !isInstruction(message)).map((message) => turnOf(message, reader)),
  );
  const answer = takeAnswerSchema(reader);
  const native = answer && (claude?.jsonSchema ?? false) && claude?.sampling !== "none";
  const { toolConfig, tool_choice, forced } = bedrockToolsOf(reader, {
    turns,
    claude,
    answer: native ? undefined : answer,
  });
  const reasoning = reasoningOf(reader, { model, claude, maxTokens, messages, forced });
  const { temperature, top_p, top_k } = claudeSamplingOf(reader, { claude, thinking: asObject(reasoning["thinking"]) });
  const body = withoutEmpty({
    system: messages.filter(isInstruction).flatMap(({ content }) => blocksOf(content, reader)),
    messages: trimLast(turns).map(({ role, blocks }) => ({ role, content: blocks })),
    inferenceConfig: withoutEmpty({ maxTokens, temperature, topP: top_p, stopSequences: stopSequencesOf(reader) }),
    toolConfig,
    outputConfig: native ? { textFormat: textFormatOf(answer) } : undefined,
    additionalModelRequestFields: withoutEmpty({ ...reasoning, top_k, tool_choice }),
  });
  reader.nameTheRest("Bedrock's API");
  return { body, warnings: reader.warnings };
}

interface ReasoningNeeds {
  model: string;
  claude: ClaudeModel | undefined;
  maxTokens: number | undefined;
  messages: JsonObject[];
  /** Whether a tool must be called. */
  forced: boolean;
}

/** How much to reason is no part of Bedrock's API: each family of models has its own words for it. */
function reasoningOf(reader: ChatReader, { model, claude, maxTokens, messages, forced }: ReasoningNeeds): JsonObject {
  if (claude) {
    const limit = maxTokens ?? claude.mostTokens;
    const { thinking, effort } = claudeThinkingOf(reader, { claude, limit, forced, messages });
    return { thinking, output_config: withoutEmpty({ effort }) };
  }
  const reasoning_effort = model.includes("openai.") ? reader.takeText("reasoning_effort") : undefined;
  return { thinking: reader.take("thinking"), reasoning_effort };
}

function textFormatOf({ schema, name, description }: AnswerSchema): JsonObject {
  const jsonSchema = { schema: JSON.stringify(strictSchema(schema)), ...withoutEmpty({ name, description }) };
  return { type: "json_schema", structure: { jsonSchema } };
}

function turnOf(message: JsonObject, reader: ChatReader): Turn {
  const blocks = blocksOf(message["content"], reader);
  if (message["role"] === "tool") {
    const [content, cachePoints] = [blocks.filter((block) => !isCachePoint(block)), blocks.filter(isCachePoint)];
    return {
      role: "user",
      blocks: [{ toolResult: { toolUseId: callIdOf(message["tool_call_id"]), content } }, ...cachePoints],
    };
  }
  if (message["role"] !== "assistant") return { role: "user", blocks };
  const thinking = objectsOf(message["thinking_blocks"]).map(({ type, thinking: text, signature, data }) => ({
    reasoningContent:
      type === "redacted_thinking" ? { redactedContent: data } : { reasoningText: withoutEmpty({ text, signature }) },
  }));
  const calls = objectsOf(message["tool_calls"]).map((call) => ({
    toolUse: { toolUseId: callIdOf(call["id"]), name: asObject(call["function"])?.["name"], input: argumentsOf(call) },
  }));
  return { role: "assistant", blocks: [...thinking, ...blocks, ...calls] };
}

const isCachePoint = (block: JsonObject) => block["cachePoint"] !== undefined;

/** The blocks of a content. Blank texts are refused by Bedrock, so they are left out. */
function blocksOf(content: unknown, reader: ChatReader): JsonObject[] {
  return partsOf(content).flatMap((part) => {
    const blocks = blockOf(part, reader);
    const isCached = blocks.length > 0 && asObject(part["cache_control"]) !== undefined;
    return isCached ? [...blocks, { cachePoint: { type: "default" } }] : blocks;
  });
}

function blockOf(part: JsonObject, reader: ChatReader): JsonObject[] {
  const text = part["type"] === "refusal" ? part["refusal"] : part["type"] === "text" ? part["text"] : undefined;
  if (typeof text === "string") return text.trim() === "" ? [] : [{ text }];
  const image = imageOf(part);
  if (image && "data" in image) return [{ image: { format: formatOf(image.media_type), source: bytes(image) } }];
  const file = fileOf(part);
  if (file && !file.media_type.startsWith("audio/")) {
    // Bedrock takes names of a few characters only.
    const name = (file.name ?? "document")
      .replace(/\.\w+$/, "")
      .replaceAll(/[^A-Za-z0-9 ()[\]-]+/g, " ")
      .trim();
    return [{ document: { format: formatOf(file.media_type), name: name || "document", source: bytes(file) } }];
  }
  reader.warn("messages", `a part of type ${String(part["type"])} was not sent`);
  return [];
}

const bytes = ({ data }: { data: string }) => ({ bytes: data });
const formatOf = (mediaType: string) => mediaType.replace(/^.*\//, "").replace("jpg", "jpeg").replace("plain", "txt");
