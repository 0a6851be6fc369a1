import type { Choice } from "../answer.ts";
import type { ChatRequest, Schema } from "../chat-request.ts";
import type { Chunks } from "../chunks.ts";
import { usage } from "../completion.ts";
import { pieces, words } from "../words.ts";
import { awsMessage } from "./aws-message.ts";
import { checkTurns, type Dialect, type Meant, objectBody, refuseUnknown } from "./dialect.ts";

interface Body {
  messages?: { role: string; content: Block[] }[];
  system?: { text?: string }[];
  inferenceConfig?: { maxTokens?: number };
  toolConfig?: {
    tools: { toolSpec: { name: string; inputSchema: { json: Schema } } }[];
    toolChoice?: { any?: object; tool?: { name: string } };
  };
  outputConfig?: { textFormat?: { structure?: { jsonSchema?: { schema: string } } } };
  additionalModelRequestFields?: unknown;
}

interface Block {
  text?: string;
  toolResult?: { content: { text?: string }[] };
}

const members =
  "messages system inferenceConfig toolConfig outputConfig additionalModelRequestFields guardrailConfig".split(" ");
const stopReasons = { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" } as const;

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export const bedrockConverse: Dialect = {
  paths: /\/model\/[^/]+\/converse(-stream)?$/,
  streamType: "application/vnd.amazon.eventstream",
  saysDone: false,
  read({ path, body: given }) {
    const body: Body = objectBody(given);
    refuseUnknown(body, members);
    const messages = body.messages ?? [];
    checkTurns(messages, "messages", "assistant");
    const [, model = "", streamed] = /\/model\/([^/]+)\/converse(-stream)?$/.exec(path) ?? [];
    const schema = body.outputConfig?.textFormat?.structure?.jsonSchema?.schema;
    return {
      model: decodeURIComponent(model),
      messages: [
        { role: "system", content: body.system },
        ...messages.map(({ role, content }) => ({ role, content: content.flatMap(textsOf) })),
      ],
      stream: streamed !== undefined,
      max_tokens: body.inferenceConfig?.maxTokens,
      ...toolsOf(body),
      ...(schema && {
        response_format: { type: "json_schema", json_schema: { schema: JSON.parse(schema) as Schema } },
      }),
    };
  },
  completion: (meant) => ({
    metrics: { latencyMs: 1 },
    output: { message: { role: "assistant", content: blocksOf(choiceOf(meant)) } },
    stopReason: stopReasonOf(choiceOf(meant)),
    ...(!meant.script.no_usage && { usage: usageOf(meant) }),
  }),
  events: (meant): Chunks => ({
    opening: [{ messageStart: { role: "assistant" } }],
    content: eventsOf(choiceOf(meant)),
    closing: [
      { messageStop: { stopReason: stopReasonOf(choiceOf(meant)) } },
      { metadata: { metrics: { latencyMs: 1 }, ...(!meant.script.no_usage && { usage: usageOf(meant) }) } },
    ],
  }),
  frame(event, toJson) {
    const [[name, payload]] = Object.entries(event) as [[string, unknown]];
    const headers = { ":event-type": name, ":content-type": "application/json", ":message-type": "event" };
    return awsMessage(headers, toJson(payload));
  },
  errorBody: (_, { type, message }) => ({ __type: type, message }),
  errorEvent: ({ message, type }) =>
    awsMessage(
      { ":exception-type": type, ":content-type": "application/json", ":message-type": "exception" },
      JSON.stringify({ message }),
    ),
};

function blocksOf({ reasoning, text, refusal, tool_calls }: Choice): object[] {
  return [
    ...(reasoning ? [{ reasoningContent: { reasoningText: { text: reasoning.text, signature } } }] : []),
    ...((text ?? refusal) === null ? [] : [{ text: text ?? refusal }]),
    ...tool_calls.map(({ id, name, arguments: input }) => ({
      toolUse: { toolUseId: id, name, input: JSON.parse(input) as unknown },
    })),
  ];
}

const signature = "signature-of-bedrock";

function eventsOf({ reasoning, text, refusal, tool_calls }: Choice): object[] {
  const said = text ?? refusal;
  const blocks: { start?: object; deltas: object[] }[] = [
    ...(reasoning
      ? [
          {
            deltas: [
              ...words(reasoning.text).map((piece) => ({ reasoningContent: { text: piece } })),
              { reasoningContent: { signature } },
            ],
          },
        ]
      : []),
    ...(said === null ? [] : [{ deltas: words(said).map((piece) => ({ text: piece })) }]),
    ...tool_calls.map(({ id, name, arguments: input }) => ({
      start: { toolUse: { toolUseId: id, name } },
      deltas: pieces(input).map((piece) => ({ toolUse: { input: piece } })),
    })),
  ];
  return blocks.flatMap(({ start, deltas }, contentBlockIndex) => [
    ...(start ? [{ contentBlockStart: { contentBlockIndex, start } }] : []),
    ...deltas.map((delta) => ({ contentBlockDelta: { contentBlockIndex, delta } })),
    { contentBlockStop: { contentBlockIndex } },
  ]);
}

const choiceOf = ({ choices }: Meant): Choice => choices[0]!;
const stopReasonOf = ({ refusal, finish_reason }: Choice) =>
  refusal === null ? stopReasons[finish_reason] : "content_filtered";

function usageOf({ request, choices }: Meant) {
  const counts = usage(request, choices.slice(0, 1));
  return {
    inputTokens: counts.prompt_tokens,
    outputTokens: counts.completion_tokens,
    totalTokens: counts.total_tokens,
  };
}

function toolsOf({ toolConfig, additionalModelRequestFields }: Body): Partial<ChatRequest> {
  if (!toolConfig) return {};
  const { tools, toolChoice } = toolConfig;
  // Claude's own word for it, which Bedrock passes on.
  const own = (additionalModelRequestFields as { tool_choice?: { type: string; name?: string } })?.tool_choice;
  const name = toolChoice?.tool?.name ?? (own?.type === "tool" ? own.name : undefined);
  const required = toolChoice?.any !== undefined || own?.type === "any";
  return {
    tools: tools.map(({ toolSpec }) => ({
      type: "function",
      function: { name: toolSpec.name, parameters: toolSpec.inputSchema.json },
    })),
    tool_choice: name ? { function: { name } } : required ? "required" : "auto",
  };
}

const textsOf = ({ text, toolResult }: Block) =>
  (toolResult?.content ?? [{ text }]).flatMap(({ text: said }) => (said === undefined ? [] : [{ text: said }]));
