import type { AnswerHead } from "../call.ts";

/** The head of an answer from its status and a function that finds a header by its lower-case name. */
export function answerHead(status: number, header: (name: string) => string | undefined): AnswerHead {
  return {
    status,
    contentType: header("content-type")?.toLowerCase() ?? "",
    contentEncoding: header("content-encoding")?.toLowerCase() ?? "",
    isLogged: header("x-kai-log-id") !== undefined,
  };
}

/** Set by `@kai/client` on its own requests. */
export const INGEST_HEADER = "x-kai-ingest";
