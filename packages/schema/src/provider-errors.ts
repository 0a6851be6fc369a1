import { z } from "zod";

interface ErrorFacts {
  status: number;
  message: string;
}

/** Anthropic's kinds of errors, by status. @see https://docs.claude.com/en/api/errors */
const anthropicTypes: Record<number, string> = {
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  504: "timeout_error",
  529: "overloaded_error",
};

/** An error in the form that Anthropic's clients read. */
export const anthropicError = z.object({
  type: z.literal("error"),
  error: z.object({ type: z.string(), message: z.string() }),
});

export const anthropicErrorOf = ({ status, message }: ErrorFacts): z.infer<typeof anthropicError> => ({
  type: "error",
  error: { type: anthropicTypes[status] ?? (status < 500 ? "invalid_request_error" : "api_error"), message },
});

/** @see https://cloud.google.com/apis/design/errors#error_model */
const googleStatuses: Record<number, string> = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ABORTED",
  429: "RESOURCE_EXHAUSTED",
  499: "CANCELLED",
  500: "INTERNAL",
  504: "DEADLINE_EXCEEDED",
};

/** An error in the form that Google's clients read. */
export const googleError = z.object({
  error: z.object({ code: z.int(), message: z.string(), status: z.string() }),
});

export const googleErrorOf = ({ status, message }: ErrorFacts): z.infer<typeof googleError> => ({
  error: {
    code: status,
    message,
    status: googleStatuses[status] ?? (status < 500 ? "INVALID_ARGUMENT" : "UNAVAILABLE"),
  },
});
