import type { Log } from "@kai/schema/log";
import { asObject, type JsonObject } from "../conversation/read/json.ts";
import type { ConversationMessage } from "../conversation/read/part.ts";
import { readConversation } from "../conversation/read/read-conversation.ts";
import { chatMessages } from "./chat-messages.ts";
import { chatTools } from "./chat-tools.ts";

/** A logged call as a chat request that the gateway takes. */
export interface Replay {
  /** OpenAI's parameters. */
  request: JsonObject;
  /** The gateway's own. */
  kai: JsonObject;
  /** What was answered. */
  output: readonly ConversationMessage[];
  /** What the log has and the request has no place for. */
  leftOut: string[];
}

const asTheyAre = [
  "temperature",
  "top_p",
  "frequency_penalty",
  "presence_penalty",
  "n",
  "stop",
  "logit_bias",
  "reasoning_effort",
  "verbosity",
] as const;

/** The request that asks again what a log says was asked; nothing for logs that are no conversation with a model. */
export function replayOf(log: Log): Replay | undefined {
  const { model, provider_id, prompt_messages } = log;
  if (!model || !prompt_messages) return undefined;
  const leftOut = new Set<string>();
  const leave = (what: string) => leftOut.add(what);
  const { input, output } = readConversation(log);
  const messages = chatMessages(input, leave);
  if (messages.length === 0) return undefined;
  for (const name of ["thinking", "web_search_options"] as const) if (log[name]) leave(name);
  const { max_tokens, max_completion_tokens, logprobs, top_logprobs, stream, stream_options } = log;
  const request = present({
    model: provider_id && !model.startsWith(`${provider_id}/`) ? `${provider_id}/${model}` : model,
    messages,
    ...Object.fromEntries(asTheyAre.map((name) => [name, log[name]])),
    // Both limit the answer; the gateway takes one of them.
    ...(max_completion_tokens ? { max_completion_tokens } : { max_tokens }),
    ...(logprobs && { logprobs, top_logprobs }),
    ...chatTools(log, leave),
    response_format: responseFormat(log.response_format),
    ...(stream && { stream, stream_options }),
  });
  const kai = present({ customer_identifier: log.customer_identifier, thread_identifier: log.thread_identifier });
  return { request, kai, output, leftOut: [...leftOut] };
}

const present = (values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

/** The Responses API has beside the type what a chat has one level deeper. */
function responseFormat(logged: unknown): unknown {
  const { type, json_schema, ...rest } = asObject(logged) ?? {};
  if (type !== "json_schema" || json_schema !== undefined) return logged;
  return { type, json_schema: { name: "answer", ...rest } };
}
