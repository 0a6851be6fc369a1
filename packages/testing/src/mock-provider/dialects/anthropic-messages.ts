import { randomUUID } from "node:crypto";
import type { Choice } from "../answer.ts";
import type { ChatRequest, Schema } from "../chat-request.ts";
import type { Chunks } from "../chunks.ts";
import { usage } from "../completion.ts";
import { pieces, words } from "../words.ts";
import { checkTurns, type Dialect, type Meant, objectBody, refuseUnknown, RequestProblem } from "./dialect.ts";
import { serverSentEvent } from "./server-sent-event.ts";

interface Body {
  model?: string;
  max_tokens?: number;
  messages?: { role: string; content: string | Block[] }[];
  system?: unknown;
  stream?: boolean;
  tools?: { name: string; input_schema: Schema }[];
  tool_choice?: { type: string; name?: string };
  output_config?: { format?: { type: string; schema: Schema } };
}

interface Block {
  type: string;
  text?: string;
  content?: string | Block[];
}

const members = [
  ..."model messages max_tokens system stream temperature top_p top_k stop_sequences".split(" "),
  ..."tools tool_choice thinking output_config metadata service_tier".split(" "),
];

const stopReasons = { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" } as const;

/** @see https://docs.claude.com/en/api/messages */
export const anthropicMessages: Dialect = {
  paths: /\/v1\/messages$/,
  streamType: "text/event-stream; charset=utf-8",
  saysDone: false,
  read({ body: given }) {
    const body: Body = objectBody(given);
    refuseUnknown(body, members);
    if (!body.model) throw new RequestProblem("model: Field required", "model");
    if (!body.max_tokens) throw new RequestProblem("max_tokens: Field required", "max_tokens");
    const messages = body.messages ?? [];
    checkTurns(messages, "messages", "assistant");
    return {
      model: body.model,
      messages: [
        { role: "system", content: body.system },
        ...messages.map(({ role, content }) => ({ role, content: textsOf(content) })),
      ],
      stream: body.stream === true,
      max_tokens: body.max_tokens,
      ...toolsOf(body),
      ...(body.output_config?.format && {
        response_format: { type: "json_schema", json_schema: { schema: body.output_config.format.schema } },
      }),
    };
  },
  completion: (meant) => ({
    ...envelope(meant),
    content: blocksOf(choiceOf(meant)),
    stop_reason: stopReasonOf(choiceOf(meant)),
    ...(!meant.script.no_usage && { usage: usageOf(meant) }),
  }),
  events,
  frame: (event, toJson) => serverSentEvent(toJson(event), (event as { type: string }).type),
  errorBody: (status, { message, type }) => ({
    type: "error",
    error: { type: status === 529 ? "overloaded_error" : type, message },
    request_id: `req_${randomUUID()}`,
  }),
  errorEvent: ({ message, type }) =>
    serverSentEvent(JSON.stringify({ type: "error", error: { type, message } }), "error"),
};

function events(meant: Meant): Chunks {
  const blocks = blocksOf(choiceOf(meant));
  const { output_tokens, ...input } = usageOf(meant);
  const given = !meant.script.no_usage;
  return {
    opening: [
      {
        type: "message_start",
        message: {
          ...envelope(meant),
          content: [],
          stop_reason: null,
          ...(given && { usage: { ...input, output_tokens: 1 } }),
        },
      },
    ],
    content: blocks.flatMap((block, index) => [
      { type: "content_block_start", index, content_block: startOf(block) },
      ...deltasOf(block).map((delta) => ({ type: "content_block_delta", index, delta })),
      { type: "content_block_stop", index },
    ]),
    closing: [
      {
        type: "message_delta",
        delta: { stop_reason: stopReasonOf(choiceOf(meant)), stop_sequence: null },
        ...(given && { usage: { output_tokens } }),
      },
      { type: "message_stop" },
    ],
  };
}

type Said = { type: string; [member: string]: unknown };

function blocksOf({ reasoning, text, refusal, tool_calls }: Choice): Said[] {
  return [
    ...(reasoning ? [{ type: "thinking", thinking: reasoning.text, signature: "signature-of-claude" }] : []),
    ...((text ?? refusal) === null ? [] : [{ type: "text", text: text ?? refusal }]),
    ...tool_calls.map(({ id, name, arguments: input }) => ({
      type: "tool_use",
      id,
      name,
      input: JSON.parse(input) as unknown,
    })),
  ];
}

function startOf(block: Said): Said {
  if (block.type === "thinking") return { ...block, thinking: "", signature: "" };
  return block.type === "text" ? { ...block, text: "" } : { ...block, input: {} };
}

function deltasOf({ type, thinking, signature, text, input }: Said): object[] {
  if (type === "thinking") {
    const thoughts = words(String(thinking)).map((piece) => ({ type: "thinking_delta", thinking: piece }));
    return [...thoughts, { type: "signature_delta", signature }];
  }
  if (type === "text") return words(String(text)).map((piece) => ({ type: "text_delta", text: piece }));
  return pieces(JSON.stringify(input)).map((partial_json) => ({ type: "input_json_delta", partial_json }));
}

const envelope = ({ request }: Meant) => ({
  id: `msg_${randomUUID().replaceAll("-", "")}`,
  type: "message",
  role: "assistant",
  model: request.model,
  stop_sequence: null,
});

const choiceOf = ({ choices }: Meant): Choice => choices[0]!;
const stopReasonOf = ({ refusal, finish_reason }: Choice) =>
  refusal === null ? stopReasons[finish_reason] : "refusal";

function usageOf({ request, choices }: Meant) {
  const counts = usage(request, choices.slice(0, 1));
  const cached = counts.prompt_tokens_details.cached_tokens;
  return {
    input_tokens: counts.prompt_tokens - cached,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cached,
    output_tokens: counts.completion_tokens,
  };
}

function toolsOf({ tools, tool_choice: choice }: Body): Partial<ChatRequest> {
  if (!tools) return {};
  const named = choice?.type === "tool" ? { function: { name: choice.name! } } : undefined;
  return {
    tools: tools.map(({ name, input_schema }) => ({
      type: "function",
      function: { name, parameters: input_schema },
    })),
    tool_choice: named ?? (choice?.type === "any" ? "required" : "auto"),
  };
}

/** Contents of blocks as parts with text; results of tools hold blocks of their own. */
function textsOf(content: string | Block[]): string | { text: string }[] {
  if (typeof content === "string") return content;
  return content.flatMap((block) => {
    if (block.type !== "tool_result") return block.text === undefined ? [] : [{ text: block.text }];
    const inner = textsOf(block.content ?? []);
    return typeof inner === "string" ? [{ text: inner }] : inner;
  });
}
