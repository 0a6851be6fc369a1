import { randomUUID } from "node:crypto";
import type { Choice } from "../answer.ts";
import type { ChatRequest } from "../chat-request.ts";
import type { Chunks } from "../chunks.ts";
import { usage } from "../completion.ts";
import { words } from "../words.ts";
import { type Dialect, type Meant, objectBody, RequestProblem } from "./dialect.ts";
import { serverSentEvent } from "./server-sent-event.ts";

interface Body {
  model?: string;
  input?: string | { role?: string; content?: unknown }[];
  stream?: boolean;
}

/** Texts alone: no tools, no reasoning. @see https://platform.openai.com/docs/api-reference/responses */
export const openaiResponses: Dialect = {
  paths: /\/responses\/?$/,
  streamType: "text/event-stream; charset=utf-8",
  saysDone: false,
  read({ body }): ChatRequest {
    const { model, input, stream }: Body = objectBody(body);
    if (!model) throw new RequestProblem("Missing required parameter: 'model'.", "model");
    if (input === undefined) throw new RequestProblem("Missing required parameter: 'input'.", "input");
    const messages =
      typeof input === "string"
        ? [{ role: "user", content: input }]
        : input.map(({ role = "user", content }) => ({ role, content }));
    return { model, messages, stream: stream === true };
  },
  completion: (meant) => response(meant, "completed"),
  events,
  frame: (event, toJson) => serverSentEvent(toJson(event), (event as { type: string }).type),
  errorBody: (_, error) => ({ error }),
  errorEvent: ({ message, code = null }) => serverSentEvent(JSON.stringify({ type: "error", code, message }), "error"),
};

const textOf = ({ text, refusal }: Choice): string => text ?? refusal ?? "";

function response({ request, choices, script }: Meant, status: "completed" | "in_progress"): object {
  const { prompt_tokens, completion_tokens, total_tokens } = usage(request, choices);
  const isDone = status === "completed";
  return {
    id: `resp_${randomUUID().replaceAll("-", "")}`,
    object: "response",
    created_at: Math.floor(Date.now() / 1000),
    status,
    error: null,
    incomplete_details: null,
    model: request.model,
    output: isDone ? [message(textOf(choices[0]!), status)] : [],
    usage:
      isDone && !script.no_usage
        ? { input_tokens: prompt_tokens, output_tokens: completion_tokens, total_tokens }
        : null,
  };
}

const message = (text: string, status: string) => ({
  id: "msg_1",
  type: "message",
  role: "assistant",
  status,
  content: [{ type: "output_text", text, annotations: [] }],
});

function events(meant: Meant): Chunks {
  const text = textOf(meant.choices[0]!);
  const place = { item_id: "msg_1", output_index: 0, content_index: 0 };
  const opening = [{ type: "response.created", response: response(meant, "in_progress") }];
  const content = [
    { type: "response.output_item.added", output_index: 0, item: { ...message("", "in_progress"), content: [] } },
    { type: "response.content_part.added", ...place, part: { type: "output_text", text: "", annotations: [] } },
    ...words(text).map((delta) => ({ type: "response.output_text.delta", ...place, delta })),
    { type: "response.output_text.done", ...place, text },
    { type: "response.output_item.done", output_index: 0, item: message(text, "completed") },
  ];
  const closing = [{ type: "response.completed", response: response(meant, "completed") }];
  const numbered = [...opening, ...content, ...closing].map((event, index) => ({ ...event, sequence_number: index }));
  return {
    opening: numbered.slice(0, 1),
    content: numbered.slice(1, -1),
    closing: numbered.slice(-1),
  };
}
