import type { Log } from "@kai/schema/log";
import { asList, asObject, type JsonObject } from "../conversation/read/json.ts";
import type { Leave } from "./chat-messages.ts";

/** The tools of a log and their choice as a chat request has them: functions alone. */
export function chatTools(log: Pick<Log, "tools" | "tool_choice" | "parallel_tool_calls">, leave: Leave): JsonObject {
  const tools = asList(log.tools).flatMap((each) => {
    const tool = asObject(each) ?? {};
    if (tool["type"] === "function") return { type: "function", function: nested(tool) };
    leave(`a tool of type ${JSON.stringify(tool["type"])}`);
    return [];
  });
  if (tools.length === 0) return {};
  const { tool_choice, parallel_tool_calls } = log;
  const named = asObject(tool_choice);
  return {
    tools,
    tool_choice: named ? { type: "function", function: nested(named) } : tool_choice,
    parallel_tool_calls,
  };
}

/** The Responses API has beside the type what a chat has one level deeper. */
function nested(tool: JsonObject): unknown {
  const { type: _type, ...own } = tool;
  return tool["function"] ?? own;
}
