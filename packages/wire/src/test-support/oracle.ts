import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { saysNothing } from "../json.ts";
import type { ChatTranslation } from "../translate/index.ts";

/** A chat request as the recordings have it. */
export interface RecordedChat {
  messages: RecordedMessage[];
  tools?: { function: { name: string; description?: string; parameters?: object; strict?: boolean } }[];
  tool_choice?: string | { function: { name: string } };
  parallel_tool_calls?: boolean;
  response_format?: { type: string; json_schema?: { name: string; schema: object } };
  thinking?: { type: string; budget_tokens?: number };
  [parameter: string]: unknown;
}

interface RecordedMessage {
  role: string;
  content?: string | RecordedPart[] | null;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string }; extra_content?: Signature }[];
  thinking_blocks?: { type: string; thinking?: string; signature?: string; data?: string }[];
  extra_content?: Signature;
}

interface Signature {
  google: { thought_signature: string };
}

interface RecordedPart {
  type: string;
  text?: string;
  image_url?: { url: string };
  file?: { filename: string; file_data: string };
  cache_control?: object;
}

type Model = ReturnType<ReturnType<typeof createAnthropic>>;
type CallOptions = Parameters<Model["doGenerate"]>[0];

const settings = { apiKey: "none" };
const models: Record<string, (id: string, send: typeof fetch) => unknown> = {
  "anthropic-messages": (id, send) => createAnthropic({ ...settings, fetch: send })(id),
  gemini: (id, send) => createGoogleGenerativeAI({ ...settings, fetch: send })(id),
  "bedrock-converse": (id, send) => createAmazonBedrock({ ...settings, region: "us-east-1", fetch: send })(id),
};

/** What the AI SDK sends for a chat request: the second opinion that ours is held against. */
export async function oracleBody(
  format: ChatTranslation["format"],
  { model, chat }: { model: string; chat: RecordedChat },
): Promise<unknown> {
  let body: unknown;
  const send: typeof fetch = (_, init) => {
    body = JSON.parse(init?.body as string) as unknown;
    return Promise.resolve(new Response("{}", { status: 400 }));
  };
  const asked = (models[format]!(model, send) as Model).doGenerate(callOptions(chat));
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (body === undefined) throw error;
  return askedFor(body as Record<string, unknown>);
}

/** Its bodies without the members that ask for nothing. */
function askedFor(body: Record<string, unknown>): object {
  const asked = Object.entries(body).filter(
    ([name, value]) => name !== "additionalModelResponseFieldPaths" && !saysNothing(value),
  );
  return Object.fromEntries(asked);
}

function callOptions(chat: RecordedChat): CallOptions {
  const { tool_choice: choice, response_format: format, stop } = chat;
  const options = {
    prompt: chat.messages.map((message) => promptMessage(message, chat.messages)),
    maxOutputTokens: chat["max_tokens"] ?? chat["max_completion_tokens"],
    temperature: chat["temperature"],
    topP: chat["top_p"],
    presencePenalty: chat["presence_penalty"],
    frequencyPenalty: chat["frequency_penalty"],
    seed: chat["seed"],
    stopSequences: typeof stop === "string" ? [stop] : stop,
    reasoning: chat["reasoning_effort"],
    tools: chat.tools?.map(({ function: { name, description, parameters, strict } }) => ({
      type: "function",
      name,
      description,
      inputSchema: parameters ?? { type: "object", properties: {} },
      strict,
    })),
    toolChoice:
      typeof choice === "object" ? { type: "tool", toolName: choice.function.name } : choice && { type: choice },
    responseFormat: format?.type.startsWith("json") ? { type: "json", ...format.json_schema } : undefined,
    providerOptions: {
      ...(chat.thinking && { amazonBedrock: { reasoningConfig: thinkingIn(chat.thinking) } }),
      anthropic: {
        ...(chat.thinking && { thinking: thinkingIn(chat.thinking) }),
        ...(chat.parallel_tool_calls === false && { disableParallelToolUse: true }),
      },
    },
  };
  return options as CallOptions;
}

const thinkingIn = ({ type, budget_tokens: budgetTokens }: { type: string; budget_tokens?: number }) => ({
  type,
  budgetTokens,
});

function promptMessage(message: RecordedMessage, all: RecordedMessage[]): unknown {
  const { role, content } = message;
  if (role === "system" || role === "developer") return { role: "system", content };
  const parts = typeof content === "string" ? [{ type: "text", text: content }] : (content ?? []);
  if (role === "tool") return { role, content: [toolResult(message, all)] };
  return { role, content: [...thinkingOf(message), ...parts.map(promptPart(message)), ...callsOf(message)] };
}

const promptPart =
  ({ extra_content }: RecordedMessage) =>
  (part: RecordedPart): unknown => {
    const { type, text, image_url, file, cache_control } = part;
    const providerOptions = {
      ...(cache_control && {
        anthropic: { cacheControl: cache_control },
        bedrock: { cachePoint: { type: "default" } },
      }),
      ...googleOptions(extra_content),
    };
    if (type === "text") return { type, text, providerOptions };
    const url = image_url?.url ?? file?.file_data ?? "";
    const [, mediaType = "image/*", data] = /^data:([^;]+);base64,(.*)$/.exec(url) ?? [];
    const source = data === undefined ? { type: "url", url: new URL(url) } : { type: "data", data };
    return { type: "file", filename: file?.filename, mediaType, data: source, providerOptions };
  };

const googleOptions = (signature: Signature | undefined) =>
  signature && { google: { thoughtSignature: signature.google.thought_signature } };

function thinkingOf({ thinking_blocks = [] }: RecordedMessage): unknown[] {
  return thinking_blocks.map(({ thinking = "", signature, data }) => {
    const told = data === undefined ? { signature } : { redactedData: data };
    return { type: "reasoning", text: thinking, providerOptions: { anthropic: told, amazonBedrock: told } };
  });
}

function callsOf({ tool_calls = [] }: RecordedMessage): unknown[] {
  return tool_calls.map(({ id, function: called, extra_content }) => ({
    type: "tool-call",
    toolCallId: id,
    toolName: called.name,
    input: JSON.parse(called.arguments) as unknown,
    providerOptions: googleOptions(extra_content),
  }));
}

function toolResult({ tool_call_id: id, content }: RecordedMessage, all: RecordedMessage[]): unknown {
  const call = all.flatMap(({ tool_calls = [] }) => tool_calls).find((each) => each.id === id);
  return {
    type: "tool-result",
    toolCallId: id,
    toolName: call?.function.name,
    output: { type: "text", value: content },
  };
}
