import { type ChatRequest, requestProblem } from "../chat-request.ts";
import { chunks } from "../chunks.ts";
import { completion } from "../completion.ts";
import { type Dialect, RequestProblem } from "./dialect.ts";
import { serverSentEvent } from "./server-sent-event.ts";

/** @see https://platform.openai.com/docs/api-reference/chat */
export const openaiChat: Dialect = {
  paths: /\/chat\/completions\/?$/,
  streamType: "text/event-stream; charset=utf-8",
  saysDone: true,
  read({ body }) {
    const problem = requestProblem(body);
    if (problem) throw new RequestProblem(problem.message, problem.param);
    return body as ChatRequest;
  },
  completion: ({ request, choices, script }) => completion(request, choices, script),
  events: ({ request, choices, script }) => chunks(request, choices, script),
  frame: (event, toJson) => serverSentEvent(toJson(event)),
  errorBody: (_, error) => ({ error }),
  errorEvent: (error, { named }) => serverSentEvent(JSON.stringify({ error }), named ? "error" : undefined),
};
