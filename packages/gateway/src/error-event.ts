import { anthropicErrorOf, type Envelope, googleErrorOf } from "@kai/schema";
import type { Failure } from "./failure.ts";

type Write = (failure: Failure) => string;

const data = (value: object) => `data: ${JSON.stringify(value)}\n\n`;

const writers: Record<Exclude<Envelope, "kai">, Write> = {
  openai({ message, code, type = "upstream_error" }) {
    const error = { message, type, param: null, code };
    // Clients of the Responses API look for the event, all others for `error`.
    return `event: error\n${data({ type: "error", code, message, param: null, error })}`;
  },
  anthropic: ({ status = 502, message }) => `event: error\n${data(anthropicErrorOf({ status, message }))}`,
  google: ({ status = 502, message }) => data(googleErrorOf({ status, message })),
};

/** A failure in the middle of a stream, as a last event that the API's own clients read as an error. */
export const errorEvent = (failure: Failure, envelope: Exclude<Envelope, "kai">): string => writers[envelope](failure);
