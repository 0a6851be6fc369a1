import { field } from "../field.ts";

/** Where the log stands in a larger piece of work. */
export const trace = {
  trace_unique_id: field("identifier", "The trace: links spans of one piece of work.", { example: "4bf92f3577b34da6a3ce929d0e0e4736" }),
  trace_name: field("label", "Name of the trace.", { example: "support_ticket" }),
  trace_group_identifier: field("identifier", "Groups traces, such as those of one session.", { example: "session_9" }),
  span_unique_id: field("identifier", "This span within the trace.", { example: "00f067aa0ba902b7", derivedFrom: "`unique_id`, when there is a trace" }),
  span_parent_id: field("identifier", "The span above this one; absent for the root.", { example: "b7ad6b7169203331" }),
  span_name: field("label", "Name of the span; cut at 255 characters.", { example: "classify_ticket" }),
  span_workflow_name: field("label", "The workflow the span belongs to.", { example: "support_ticket" }),
  span_path: field("text", "Names from the workflow down to the span, joined by dots.", { example: "support_ticket.classify" }),
  span_handoffs: field("list", "Agents the span may hand over to.", { example: ["billing_agent"] }),
  span_tools: field("list", "Tools the span may call.", { example: ["search"] }),
} as const;
