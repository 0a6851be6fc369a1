import type { WireFields } from "../format.ts";
import { asObject, type JsonObject, omit, saysNothing } from "../json.ts";
import { type Places, readParameters } from "../parameters.ts";
import { toolChoiceOf, toolsOf } from "./tools.ts";

const places: Places = {
  stop_sequences: "stop",
  "output_config.effort": "reasoning_effort",
  "output_config.format": "response_format",
  output_format: "response_format",
};

/** Reads the body of a request; the system prompt is the first message of the input, content blocks stay as they are. */
export function readRequest(body: unknown): WireFields {
  const { messages, system, ...parameters } = asObject(body) ?? {};
  const input = saysNothing(system) ? messages : [{ role: "system", content: system }, ...listOf(messages)];
  return { ...(input !== undefined && { input }), ...readParameters(withChatTools(parameters), places) };
}

function listOf(messages: unknown): unknown[] {
  if (Array.isArray(messages)) return messages;
  return saysNothing(messages) ? [] : [messages];
}

/** The parameters with tools and their choice as chat has them. */
function withChatTools(parameters: JsonObject): JsonObject {
  const { tools, tool_choice: choice } = parameters;
  const chosen = asObject(choice);
  const alone = chosen?.["disable_parallel_tool_use"];
  return {
    ...omit(parameters, "tools", "tool_choice"),
    ...(tools !== undefined && { tools: toolsOf(tools) }),
    ...(choice !== undefined && { tool_choice: chosen ? toolChoiceOf(chosen) : choice }),
    ...(typeof alone === "boolean" && { parallel_tool_calls: !alone }),
  };
}
