import { randomUUID } from "node:crypto";
import type { Choice } from "../answer.ts";
import type { ChatRequest, Schema } from "../chat-request.ts";
import type { Chunks } from "../chunks.ts";
import { usage } from "../completion.ts";
import { words } from "../words.ts";
import { checkTurns, type Dialect, type Meant, objectBody, refuseUnknown, RequestProblem } from "./dialect.ts";
import { serverSentEvent } from "./server-sent-event.ts";

interface Body {
  contents?: { role: string; parts: Part[] }[];
  systemInstruction?: { parts: Part[] };
  generationConfig?: {
    maxOutputTokens?: number;
    candidateCount?: number;
    responseMimeType?: string;
    responseSchema?: Schema;
    responseJsonSchema?: Schema;
  };
  tools?: { functionDeclarations: { name: string; parametersJsonSchema?: Schema }[] }[];
  toolConfig?: { functionCallingConfig?: { mode?: string; allowedFunctionNames?: string[] } };
}

interface Part {
  text?: string;
  thought?: boolean;
  thoughtSignature?: string;
  functionCall?: object;
  functionResponse?: { response: object };
}

const members =
  "contents systemInstruction generationConfig tools toolConfig safetySettings cachedContent labels".split(" ");
const finishReasons = { stop: "STOP", length: "MAX_TOKENS", tool_calls: "STOP" } as const;
const statuses: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

/** The newest models demand the signatures of their thoughts back. */
const demandsSignatures = (model: string) => /gemini-[3-9]/.test(model);

/** The same for Gemini's own addresses and for those of Vertex AI. @see https://ai.google.dev/api/generate-content */
export const gemini: Dialect = {
  paths: /\/models\/[^/]+:(generateContent|streamGenerateContent)$/,
  streamType: "text/event-stream",
  saysDone: false,
  read({ path, body: given }) {
    const body: Body = objectBody(given);
    refuseUnknown(body, members);
    const [, model = "", method] = /\/models\/([^/]+):(\w+)$/.exec(path) ?? [];
    const contents = body.contents ?? [];
    checkTurns(contents, "contents", "model");
    if (demandsSignatures(model)) checkSignatures(contents);
    const config = body.generationConfig ?? {};
    return {
      model: decodeURIComponent(model),
      messages: [
        { role: "system", content: body.systemInstruction?.parts },
        ...contents.map(({ role, parts }) => ({ role, content: parts.flatMap(textsOf) })),
      ],
      stream: method === "streamGenerateContent",
      n: config.candidateCount,
      max_tokens: config.maxOutputTokens,
      ...toolsOf(body),
      ...formatOf(config),
    };
  },
  completion: (meant) => ({
    candidates: meant.choices.map((choice, index) => ({
      content: { role: "model", parts: partsOf(choice, meant.request) },
      finishReason: finishReasonOf(choice),
      index,
    })),
    ...envelope(meant),
  }),
  events,
  frame: (event, toJson) => serverSentEvent(toJson(event)),
  errorBody: (status, { message }) => ({ error: { code: status, message, status: statuses[status] ?? "INTERNAL" } }),
  errorEvent: ({ message }) =>
    serverSentEvent(JSON.stringify({ error: { code: 503, message, status: "UNAVAILABLE" } })),
};

function events(meant: Meant): Chunks {
  const head = envelope({ ...meant, script: { ...meant.script, no_usage: { kind: "no_usage" } } });
  const chunk = (index: number, content: object) => ({ candidates: [{ index, ...content }], ...head });
  const all = meant.choices.map((choice) => partsOf(choice, meant.request).flatMap(splitPart));
  const rounds = Array.from({ length: Math.max(...all.map((parts) => parts.length)) }, (_, round) => round);
  return {
    opening: meant.choices.map((_, index) => chunk(index, { content: { role: "model", parts: [{ text: "" }] } })),
    content: rounds.flatMap((round) =>
      all.flatMap((parts, index) =>
        parts[round] ? [chunk(index, { content: { role: "model", parts: [parts[round]] } })] : [],
      ),
    ),
    closing: meant.choices.map((choice, index) => ({
      candidates: [{ index, finishReason: finishReasonOf(choice) }],
      ...head,
      ...(index === meant.choices.length - 1 && envelope(meant)),
    })),
  };
}

function partsOf({ reasoning, text, refusal, tool_calls }: Choice, { model }: ChatRequest): Part[] {
  const said = text ?? refusal;
  return [
    ...(reasoning ? [{ text: reasoning.text, thought: true }] : []),
    ...(said === null ? [] : [{ text: said }]),
    ...tool_calls.map(({ name, arguments: args }, index) => ({
      functionCall: { name, args: JSON.parse(args) as unknown },
      // Of calls that are made at once, the first is signed.
      ...(index === 0 && demandsSignatures(model) && { thoughtSignature: `signature-of-${name}-${randomUUID()}` }),
    })),
  ];
}

/** Texts come in pieces, calls whole. */
const splitPart = (part: Part): Part[] =>
  part.text === undefined ? [part] : words(part.text).map((text) => ({ ...part, text }));

function envelope({ request, choices, script }: Meant) {
  const counts = usage(request, choices);
  const thoughts = counts.completion_tokens_details.reasoning_tokens;
  return {
    ...(!script.no_usage && {
      usageMetadata: {
        promptTokenCount: counts.prompt_tokens,
        candidatesTokenCount: counts.completion_tokens - thoughts,
        ...(thoughts > 0 && { thoughtsTokenCount: thoughts }),
        totalTokenCount: counts.total_tokens,
      },
    }),
    modelVersion: request.model,
    responseId: "response-of-gemini",
  };
}

const finishReasonOf = ({ refusal, finish_reason }: Choice) =>
  refusal === null ? finishReasons[finish_reason] : "SAFETY";

/** @throws RequestProblem when a call of the conversation came back without what was signed with it */
function checkSignatures(contents: NonNullable<Body["contents"]>): void {
  for (const { role, parts } of contents) {
    const [first] = parts.filter(({ functionCall }) => functionCall);
    if (role === "model" && first && !first.thoughtSignature)
      throw new RequestProblem("Function call is missing a thought_signature in functionCall parts.", "contents");
  }
}

function toolsOf({ tools, toolConfig }: Body): Partial<ChatRequest> {
  const declarations = tools?.flatMap(({ functionDeclarations }) => functionDeclarations);
  if (!declarations) return {};
  const { mode, allowedFunctionNames: [name] = [] } = toolConfig?.functionCallingConfig ?? {};
  return {
    tools: declarations.map(({ name: tool, parametersJsonSchema }) => ({
      type: "function",
      function: { name: tool, parameters: parametersJsonSchema },
    })),
    tool_choice: mode !== "ANY" ? "auto" : name ? { function: { name } } : "required",
  };
}

function formatOf(config: NonNullable<Body["generationConfig"]>): Partial<ChatRequest> {
  if (config.responseMimeType !== "application/json") return {};
  const schema = config.responseJsonSchema ?? config.responseSchema;
  return {
    response_format: schema ? { type: "json_schema", json_schema: { schema } } : { type: "json_object" },
  };
}

const textsOf = ({ text, functionResponse }: Part) =>
  functionResponse ? [{ text: JSON.stringify(functionResponse.response) }] : text === undefined ? [] : [{ text }];
