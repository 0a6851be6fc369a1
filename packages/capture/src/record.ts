import type { LogCreate } from "@kai/schema/log";
import type { WireFields } from "@kai/wire";
import type { AnswerFacts } from "./answer.ts";
import type { Call } from "./call.ts";
import type { KaiContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { seconds, timesOf } from "./times.ts";

/** The log of one call. What was seen on the wire wins over what the context says. */
export function buildRecord(
  call: Call,
  { answer, outcome, context }: { answer: AnswerFacts | undefined; outcome: Outcome; context: KaiContext },
): LogCreate {
  const request = call.readRequest();
  const warnings = [
    request.warnings,
    call.request.isCut && "The request was cut",
    answer?.fields.warnings,
    answer?.isCut && "The answer was cut",
  ].filter(isText);
  const { firstTokenAfter, endedAfter, startedAt } = call;
  return {
    ...context,
    ...request,
    ...answer?.fields,
    ...requestedModel(request, answer?.fields),
    // Only streams tell whether they are complete.
    ...(answer && { stream: request.stream ?? answer.isComplete !== undefined }),
    ...outcome,
    log_type: call.format.log_type,
    ...timesOf(startedAt, endedAfter),
    // A compressed stream is decoded beside it, and may tell of its first token a little late.
    ...(firstTokenAfter !== undefined && { time_to_first_token: seconds(Math.min(firstTokenAfter, endedAfter)) }),
    ...(warnings.length > 0 && { warnings: warnings.join("; ") }),
  };
}

/** Providers answer an alias such as `gpt-4o` with the snapshot behind it; what was asked for stays findable. */
function requestedModel(request: WireFields, answer: WireFields | undefined): Pick<LogCreate, "full_request"> {
  if (!request.model || !answer?.model || answer.model === request.model) return {};
  return { full_request: { ...(request.full_request as object | undefined), model: request.model } };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
