import { asObject, asText, type JsonObject, memberOf } from "./json.ts";
import type { Part, ToolCallPart, ToolResultPart } from "./part.ts";

/** JSON text of an object or a list as its value. */
export function readJson(given: unknown): unknown {
  if (typeof given !== "string" || !/^\s*[[{]/.test(given)) return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return given;
  }
}

/** One of `tool_calls` of a chat message. */
export function readToolCall(given: JsonObject): ToolCallPart {
  const called = asObject(memberOf(given, "function", "custom")) ?? given;
  return callOf(given, asText(memberOf(called, "name")) ?? asText(memberOf(given, "type")), called);
}

/** A part or an item that is a call: of Anthropic, of the Responses API, of Gemini or of Bedrock. */
export function readCallPart(part: JsonObject): ToolCallPart {
  const inner = asObject(memberOf(part, "functionCall", "function_call", "toolUse")) ?? part;
  const type = asText(memberOf(part, "type"));
  return callOf(inner, asText(memberOf(inner, "name")) ?? type?.replace(/_call$/, ""), inner);
}

const said = new Set(["id", "type", "status", "name", "call_id", "results", "output", "error", "server_label"]);

function callOf(given: JsonObject, name: string | undefined, called: JsonObject): ToolCallPart {
  const args = memberOf(called, "arguments", "args", "input", "code", "action");
  const others = Object.entries(called).filter(([key, value]) => !said.has(key) && value != null);
  const id = asText(memberOf(given, "call_id", "toolUseId", "id"));
  return {
    kind: "tool_call",
    id,
    name: name ?? "tool",
    args: readJson(args ?? (others.length > 0 && called === given ? Object.fromEntries(others) : undefined)),
    results: [],
  };
}

/** What a tool answered, wherever it stands. `read` reads its content. */
export function readResultPart(part: JsonObject, read: (content: unknown) => Part[]): ToolResultPart {
  const inner = asObject(memberOf(part, "functionResponse", "function_response", "toolResult")) ?? part;
  const content = memberOf(inner, "content", "output", "response", "results", "outputs", "tools");
  return {
    kind: "tool_result",
    callId: asText(memberOf(inner, "tool_use_id", "tool_call_id", "call_id", "toolUseId", "id")),
    name: asText(memberOf(inner, "name")),
    failed: inner["is_error"] === true || inner["status"] === "error" || memberOf(inner, "error") !== undefined,
    parts: read(content ?? memberOf(inner, "error")),
  };
}
