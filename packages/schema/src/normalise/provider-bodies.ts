import { config } from "../log/config.ts";
import type { LogFieldName } from "../log/index.ts";
import { messageTypes } from "./content.ts";
import { asList, asObject, type Draft } from "./draft.ts";

const configNames = (Object.keys(config) as LogFieldName[]).filter(
  (name) => name !== "model" && name !== "type" && name !== "finish_reason",
);

/** Takes from `full_request` and `full_response` what the body itself does not say. */
export function readProviderBodies(draft: Draft): void {
  const request = asObject(draft.values.full_request);
  const response = asObject(draft.values.full_response);
  readResponse(draft, response);
  readRequest(draft, request);
}

function readRequest(draft: Draft, request: Record<string, unknown>): void {
  for (const name of configNames) draft.fill(name, request[name]);
  draft.fill("model", request["model"]);
  if (messageTypes.has(draft.values.log_type)) {
    draft.fill("input", request["messages"] ?? request["input"] ?? request["prompt"]);
    draft.fill("output", request["completion_message"]);
  } else draft.fill("input", request["input"]);
  draft.fill("completion_messages", request["completion_messages"]);
  draft.fill("tool_calls", request["tool_calls"]);
}

function readResponse(draft: Draft, response: Record<string, unknown>): void {
  draft.fill("model", response["model"]);
  draft.fill("response_id", response["id"]);
  draft.fill("usage", response["usage"]);
  draft.fill("error_message", asObject(response["error"])["message"]);
  const choices = asList(response["choices"]).map(asObject);
  const messages = choices.map((choice) => choice["message"] ?? choice["text"]);
  draft.fill("finish_reason", choices[0]?.["finish_reason"]);
  if (messageTypes.has(draft.values.log_type)) {
    draft.fill("output", messages[0] ?? response["output"]);
    if (messages.length > 1) draft.fill("completion_messages", messages);
  }
  draft.fill("tool_calls", asObject(messages[0])["tool_calls"]);
}
