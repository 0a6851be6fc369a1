import { asObject, asText, type JsonObject, objectsOf, unwrapJson, withoutUndefined } from "./json.ts";
import { readValue } from "./read-value.ts";

type Reader = (data: JsonObject) => JsonObject;

/** What each kind of span of OpenAI's Agents SDK is as a log. */
const readers: Readonly<Record<string, Reader>> = {
  agent: ({ handoffs, tools }) => ({
    log_type: "agent",
    span_handoffs: readValue("span_handoffs", handoffs),
    span_tools: readValue("span_tools", tools),
  }),
  function: ({ input, output }) => ({ log_type: "tool", input: unwrapJson(input), output: unwrapJson(output) }),
  generation: ({ input, output, model, usage, model_config }) => ({
    log_type: "chat",
    input,
    output: Array.isArray(output) && output.length === 1 ? output[0] : output,
    completion_messages: Array.isArray(output) && output.length > 1 ? objectsOf(output) : undefined,
    model: asText(model),
    usage: asObject(usage),
    full_request: asObject(model_config),
  }),
  response: ({ response_id, response, input }) => ({
    log_type: "response",
    input: input ?? undefined,
    response_id: asText(response_id),
    full_response: asObject(response),
  }),
  handoff: ({ from_agent, to_agent }) => ({ log_type: "handoff", input: from_agent, output: to_agent }),
  guardrail: ({ triggered }) => ({ log_type: "guardrail", output: { triggered } }),
  transcription: ({ input, output, model }) => ({ log_type: "transcription", input, output, model: asText(model) }),
  speech: ({ input, output, model }) => ({ log_type: "speech", input, output, model: asText(model) }),
  speech_group: ({ input }) => ({ log_type: "task", input }),
  mcp_tools: ({ result }) => ({ log_type: "task", output: result }),
  custom: ({ data }) => ({ log_type: "custom", input: data }),
};

/** What the readers above have a place for; the rest of a span's data is metadata. */
const taken = new Set(
  [
    ["type", "name", "input", "output", "model", "usage", "model_config", "response", "response_id", "data"],
    ["handoffs", "tools", "from_agent", "to_agent", "triggered", "result"],
  ].flat(),
);

/** A trace or span of OpenAI's Agents SDK as the body of a log; anything else as it is. */
export function readAgentsItem(value: unknown): unknown {
  const item = asObject(value);
  if (item?.["object"] === "trace") return readTrace(item);
  const data = asObject(item?.["span_data"]);
  return item?.["object"] === "trace.span" && data ? readSpan(item, data) : value;
}

/** The trace itself stands above its spans. */
function readTrace(trace: JsonObject): JsonObject {
  return withoutUndefined({
    log_type: "workflow",
    trace_unique_id: trace["id"],
    span_unique_id: trace["id"],
    span_name: asText(trace["workflow_name"]),
    span_workflow_name: asText(trace["workflow_name"]),
    trace_group_identifier: asText(trace["group_id"]),
    metadata: asObject(trace["metadata"]),
  });
}

function readSpan(item: JsonObject, data: JsonObject): JsonObject {
  const type = asText(data["type"]) ?? "custom";
  const read = Object.hasOwn(readers, type) ? readers[type]! : readers["custom"]!;
  const error = asObject(item["error"]);
  const rest = Object.entries(data).filter(([name, value]) => !taken.has(name) && value !== null);
  return withoutUndefined({
    ...read(data),
    trace_unique_id: item["trace_id"],
    span_unique_id: item["id"],
    span_parent_id: item["parent_id"] ?? item["trace_id"],
    span_name: asText(data["name"]) ?? type,
    start_time: item["started_at"] ?? undefined,
    timestamp: item["ended_at"] ?? undefined,
    ...(error && { status: "error", error_message: asText(error["message"]) }),
    metadata: withoutUndefined({ ...Object.fromEntries(rest), error_data: error?.["data"] ?? undefined }),
  });
}
