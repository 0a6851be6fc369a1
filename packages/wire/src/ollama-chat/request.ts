import type { WireFields } from "../format.ts";
import { asObject, type JsonObject, omit, saysNothing } from "../json.ts";
import { type Places, readParameters } from "../parameters.ts";
import { messageOf } from "./message.ts";

const places: Places = {
  "options.temperature": "temperature",
  "options.top_p": "top_p",
  "options.num_predict": "max_tokens",
  "options.stop": "stop",
  "options.frequency_penalty": "frequency_penalty",
  "options.presence_penalty": "presence_penalty",
  think: "reasoning_effort",
};

/** Reads the body of a request. */
export function readRequest(body: unknown): WireFields {
  const { messages, ...parameters } = asObject(body) ?? {};
  const input = Array.isArray(messages) ? messages.map(inputMessage) : messages;
  return { ...(!saysNothing(input) && { input }), ...readParameters(withResponseFormat(parameters), places) };
}

function inputMessage(value: unknown): unknown {
  const message = asObject(value);
  return message ? messageOf(message) : value;
}

function withResponseFormat(parameters: JsonObject): JsonObject {
  const { format } = parameters;
  const schema = asObject(format);
  if (format !== "json" && !schema) return parameters;
  const response_format = schema ? { type: "json_schema", json_schema: { schema } } : { type: "json_object" };
  return { ...omit(parameters, "format"), response_format };
}
