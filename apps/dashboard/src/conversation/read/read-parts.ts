import { asList, asObject, asText, type JsonObject, memberOf } from "./json.ts";
import type { Part } from "./part.ts";
import { readCitations } from "./read-citations.ts";
import { readAudio, readFile, readImage, readInlineData } from "./read-media.ts";
import { readCallPart, readJson, readResultPart, readToolCall } from "./read-tools.ts";

/** Results hold parts, which may be results: what is deeper is shown as JSON. */
const deepest = 4;

/** Reads the content of a message: text, a part, or a list of them. What nobody knows stays JSON. */
export function readParts(content: unknown, depth = 0): Part[] {
  if (content === null || content === undefined || content === "") return [];
  if (typeof content === "string") return [{ kind: "text", text: content }];
  if (isVector(content)) return [{ kind: "vector", numbers: content }];
  if (Array.isArray(content)) {
    const parts = content.map((each: unknown) => readPart(each, depth));
    const known = content.length === 0 || parts.some((part) => part !== undefined);
    if (!known) return [{ kind: "json", value: content }];
    return parts.flatMap((part, index) => part ?? unknown(content[index]));
  }
  return readPart(content, depth) ?? unknown(content);
}

/** Reads one part; undefined when it is of no known shape. */
export function readPart(given: unknown, depth = 0): Part[] | undefined {
  if (typeof given === "string") return given === "" ? [] : [{ kind: "text", text: given }];
  if (Array.isArray(given) && depth <= deepest) return readParts(given, depth + 1);
  const part = asObject(given);
  if (!part || depth > deepest) return undefined;
  const type = asText(part["type"]) ?? "";
  const read = Object.hasOwn(readers, type) ? readers[type] : (byMember(part) ?? bySuffix(type));
  return read?.(part, depth);
}

/** Reads what a tool answered: data, unless it is a list of parts. */
export function readAnswer(content: unknown, depth = 1): Part[] {
  const value = readJson(content);
  return asObject(value) && !asText(asObject(value)!["type"]) ? [{ kind: "json", value }] : readParts(value, depth);
}

const isVector = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "number");

const unknown = (value: unknown): Part[] =>
  value === null || value === undefined ? [] : [{ kind: "json", label: asText(asObject(value)?.["type"]), value }];

type Reader = (part: JsonObject, depth: number) => Part[] | undefined;

const readText: Reader = (part) => {
  if (typeof part["text"] !== "string") return undefined;
  const citations = readCitations(memberOf(part, "annotations", "citations"));
  if (part["text"] === "" && citations.length === 0) return [];
  return [{ kind: "text", text: part["text"], ...(citations.length > 0 && { citations }) }];
};

/** Reasoning as text, or as parts that hold text. */
const readReasoning: Reader = (part) => {
  const told = memberOf(part, "thinking", "text", "reasoningText", "summary", "content", "reasoning_content");
  const texts = (typeof told === "string" ? [told] : Array.isArray(told) ? told : [told]).flatMap((each: unknown) => {
    const text = typeof each === "string" ? each : memberOf(asObject(each), "text", "thinking");
    return asText(text) ?? [];
  });
  if (texts.length === 0)
    texts.push(...asList(memberOf(part, "content")).flatMap((each) => asText(asObject(each)?.["text"]) ?? []));
  return [{ kind: "reasoning", text: texts.join("\n\n") }];
};

const readRefusal: Reader = (part) => {
  const text = asText(memberOf(part, "refusal", "text"));
  return text === undefined ? undefined : [{ kind: "refusal", text }];
};

const readCall: Reader = (part, depth) => {
  const call = readCallPart(part);
  const answered = memberOf(part, "output", "error", "results", "outputs");
  if (answered === undefined) return [call];
  return [{ ...call, results: [readResultPart(part, (content) => readAnswer(content, depth + 1))] }];
};

const readResult: Reader = (part, depth) => [readResultPart(part, (content) => readAnswer(content, depth + 1))];

const one =
  (read: (part: JsonObject) => Part): Reader =>
  (part) => [read(part)];

const readers: Readonly<Record<string, Reader>> = {
  text: readText,
  input_text: readText,
  output_text: readText,
  summary_text: readText,
  reasoning_text: readReasoning,
  reasoning: readReasoning,
  thinking: readReasoning,
  redacted_thinking: () => [{ kind: "reasoning", text: "" }],
  tool_plan: readReasoning,
  refusal: readRefusal,
  image_url: one(readImage),
  input_image: one(readImage),
  image: one(readImage),
  image_generation_call: one(readImage),
  computer_screenshot: one(readImage),
  input_audio: one(readAudio),
  output_audio: one(readAudio),
  audio: one(readAudio),
  file: one(readFile),
  input_file: one(readFile),
  document: one(readFile),
  video: one(readFile),
  tool_use: readCall,
  server_tool_use: readCall,
  tool_result: readResult,
};

/** Parts of Gemini and Bedrock, which say what they are by the member that they have. */
const members: Readonly<Record<string, Reader>> = {
  text: readText,
  functionCall: readCall,
  toolUse: readCall,
  executableCode: (part) => [readToolCall({ name: "code", input: part["executableCode"] })],
  functionResponse: readResult,
  codeExecutionResult: (part, depth) => readResult(asObject(part["codeExecutionResult"]) ?? {}, depth),
  toolResult: readResult,
  inlineData: one(readInlineData),
  inline_data: one(readInlineData),
  fileData: one(readFile),
  document: one(readFile),
  video: one(readFile),
  image: one(readImage),
  audio: one(readAudio),
  parts: (part, depth) => readParts(part["parts"], depth + 1),
  /** Marks where a provider's cache ends. */
  cachePoint: () => [],
  reasoningContent: (part, depth) => readReasoning(asObject(part["reasoningContent"]) ?? {}, depth),
  citationsContent(part) {
    const { content, citations } = asObject(part["citationsContent"]) ?? {};
    const texts = asList(content).map((each) => asText(asObject(each)?.["text"]) ?? "");
    return [{ kind: "text", text: texts.join(""), citations: readCitations(citations) }];
  },
};

/** What may stand beside it; with anything else it is data that only looks like a part. */
const beside = new Set([
  "type",
  "thought",
  "thoughtSignature",
  "thought_signature",
  "mediaResolution",
  "videoMetadata",
  "citations",
]);

function byMember(part: JsonObject): Reader | undefined {
  const [name, ...others] = Object.keys(part).filter((each) => !beside.has(each));
  if (name === undefined || others.length > 0 || !Object.hasOwn(members, name)) return undefined;
  if (name === "text") return part["thought"] === true ? readReasoning : readText;
  return typeof part[name] === "object" ? members[name] : undefined;
}

function bySuffix(type: string): Reader | undefined {
  if (type.endsWith("_call")) return readCall;
  return /_(?:call_output|tool_result|tools)$/.test(type) ? readResult : undefined;
}
