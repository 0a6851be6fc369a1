import type { LogCreate } from "@kai/schema/log";
import type { AnswerFacts } from "./answer.ts";

/** How the transport says a call ended. */
export type Ending =
  | { kind: "complete" }
  /** The caller gave up. */
  | { kind: "aborted"; reason?: unknown }
  /** The connection failed. */
  | { kind: "failed"; error: unknown }
  /** Nobody read the answer to its end. */
  | { kind: "abandoned" };

export type Outcome = Required<Pick<LogCreate, "status">> & Pick<LogCreate, "status_code" | "error_message">;

/** nginx's code for a client that closed the request. */
export const CLIENT_CLOSED = 499;

/**
 * Decides how a call went. What the provider said counts more than what the connection did afterwards. A call that failed without an HTTP status to say
 * so has no `status_code`.
 */
export function outcomeOf(ending: Ending, httpStatus: number | undefined, answer: AnswerFacts | undefined): Outcome {
  const said = answer?.error?.message ?? answer?.fields.error_message ?? undefined;
  if (httpStatus !== undefined && httpStatus >= 400) {
    return {
      status: "error",
      status_code: httpStatus,
      error_message: said ?? errorText(answer) ?? `HTTP ${httpStatus}`,
    };
  }
  if (said !== undefined) return { status: "error", error_message: said };
  const status_code = httpStatus ?? null;
  if (answer?.isComplete) return { status: "success", status_code };

  switch (ending.kind) {
    case "aborted":
      return {
        status: "cancelled",
        status_code: CLIENT_CLOSED,
        error_message: describeError(ending.reason, "Cancelled"),
      };
    case "failed":
      return { status: "error", error_message: describeError(ending.error, "The connection failed") };
    case "abandoned":
      return { status: "incomplete", status_code, error_message: "The answer was not read to its end" };
    default: {
      const problem = answer?.isComplete === false ? "The stream ended before the provider had" : answer?.problem;
      if (problem === undefined) return { status: "success", status_code };
      return { status: "incomplete", status_code, error_message: problem };
    }
  }
}

/** An error answer that is no JSON, such as a proxy's page. */
function errorText(answer: AnswerFacts | undefined): string | undefined {
  const body = answer?.fields.full_response;
  return typeof body === "string" ? body.slice(0, 1000) : undefined;
}

/** What an error says, or at least what it is. */
export function describeError(error: unknown, fallback: string): string {
  if (!(error instanceof Error)) return typeof error === "string" && error !== "" ? error : fallback;
  // A connection that failed at several addresses says so in one error without a message.
  const { message, code, errors } = error as Error & { code?: unknown; errors?: unknown[] };
  const nested = errors?.find((each) => each instanceof Error)?.message;
  return message || nested || (typeof code === "string" ? code : error.name);
}
