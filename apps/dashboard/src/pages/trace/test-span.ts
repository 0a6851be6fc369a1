import type { Span } from "@kai/client/api";

const origin = Date.UTC(2026, 0, 5, 10);

/** A span from some millisecond to another after the test's trace began, for tests. */
export function testSpan(id: string, [from, to]: readonly [number, number], given: Partial<Span> = {}): Span {
  return {
    unique_id: id,
    span_unique_id: id,
    span_parent_id: null,
    span_name: id,
    log_type: "task",
    start_time: new Date(origin + from).toISOString(),
    timestamp: new Date(origin + to).toISOString(),
    latency: (to - from) / 1000,
    time_to_first_token: null,
    model: null,
    provider_id: null,
    prompt_tokens: null,
    completion_tokens: null,
    tokens: null,
    cost: null,
    status: "success",
    status_code: 200,
    error_message: null,
    input: null,
    output: null,
    content_cut: false,
    ...given,
    children: (given.children ?? []).map((child) => ({ ...child, span_parent_id: child.span_parent_id ?? id })),
  };
}
