import type { JsonObject } from "../json.ts";

/** Where the text of a delta belongs in its item, and what it is to a reader. */
export interface DeltaPlace {
  member: "text" | "refusal" | "arguments" | "input" | "code";
  /** The part, when the text is in one. */
  part?: { list: "content" | "summary"; type: string };
  kind?: "text" | "refusal" | "reasoning" | "tool_call";
}

/** The events that bring text. */
export const deltaPlaces: ReadonlyMap<string, DeltaPlace> = new Map([
  ["response.output_text.delta", { member: "text", part: { list: "content", type: "output_text" }, kind: "text" }],
  ["response.refusal.delta", { member: "refusal", part: { list: "content", type: "refusal" }, kind: "refusal" }],
  [
    "response.reasoning_text.delta",
    { member: "text", part: { list: "content", type: "reasoning_text" }, kind: "reasoning" },
  ],
  [
    "response.reasoning_summary_text.delta",
    { member: "text", part: { list: "summary", type: "summary_text" }, kind: "reasoning" },
  ],
  ["response.function_call_arguments.delta", { member: "arguments", kind: "tool_call" }],
  ["response.custom_tool_call_input.delta", { member: "input", kind: "tool_call" }],
  ["response.mcp_call_arguments.delta", { member: "arguments" }],
  ["response.code_interpreter_call_code.delta", { member: "code" }],
]);

/** The part of its item that an event is about. */
export function partIndexOf(event: JsonObject, list: "content" | "summary"): unknown {
  return event[list === "content" ? "content_index" : "summary_index"];
}
