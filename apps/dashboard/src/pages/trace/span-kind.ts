import type { Span } from "@kai/client/api";

/** What a span is, as far as its look goes. */
export type SpanKind = "model" | "tool" | "agent" | "guardrail" | "other";

const kinds: Readonly<Record<string, SpanKind>> = {
  chat: "model",
  completion: "model",
  response: "model",
  text: "model",
  generation: "model",
  embedding: "model",
  transcription: "model",
  speech: "model",
  tool: "tool",
  function: "tool",
  agent: "agent",
  workflow: "agent",
  task: "agent",
  handoff: "agent",
  guardrail: "guardrail",
};

export function kindOfSpan({ log_type }: Pick<Span, "log_type">): SpanKind {
  return kinds[log_type ?? ""] ?? "other";
}
