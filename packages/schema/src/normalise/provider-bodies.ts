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
  for (const name of configNames) draft.fillIfValid(name, request[name]);
  draft.fillIfValid("model", request["model"]);
  if (messageTypes.has(draft.values.log_type)) {
    draft.fillIfValid("input", request["messages"] ?? request["input"] ?? request["prompt"]);
    draft.fillIfValid("output", request["completion_message"]);
  } else draft.fillIfValid("input", request["input"]);
  draft.fillIfValid("completion_messages", request["completion_messages"]);
  draft.fillIfValid("tool_calls", request["tool_calls"]);
}

function readResponse(draft: Draft, response: Record<string, unknown>): void {
  draft.fillIfValid("model", response["model"]);
  draft.fillIfValid("response_id", response["id"]);
  draft.fillIfValid("usage", response["usage"]);
  draft.fillIfValid("error_message", asObject(response["error"])["message"]);
  const choices = asList(response["choices"]).map(asObject);
  const messages = choices.map((choice) => choice["message"] ?? choice["text"]);
  draft.fillIfValid("finish_reason", choices[0]?.["finish_reason"]);
  if (messageTypes.has(draft.values.log_type)) {
    draft.fillIfValid("output", messages[0] ?? response["output"]);
    if (messages.length > 1) draft.fillIfValid("completion_messages", messages);
  }
  draft.fillIfValid("tool_calls", asObject(messages[0])["tool_calls"]);
}
