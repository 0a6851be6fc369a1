/** Why a choice ended, as OpenAI tells it. */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** Some providers say that a choice merely stopped when it called tools; the call that gives the answer is none of them. */
export function finishOf(finish: FinishReason, called: boolean): FinishReason {
  if (finish === "stop" && called) return "tool_calls";
  return finish === "tool_calls" && !called ? "stop" : finish;
}
