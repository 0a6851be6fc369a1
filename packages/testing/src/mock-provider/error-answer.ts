import type { ErrorBody, ScriptParts } from "./script.ts";

/** An answer other than a completion. */
export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  error: ErrorBody;
}

const TYPES: Record<number, [type: string, code: string | null, message: string]> = {
  400: ["invalid_request_error", null, "Invalid value in the request."],
  401: ["invalid_request_error", "invalid_api_key", "Incorrect API key provided: sk-…abcd."],
  404: ["invalid_request_error", "model_not_found", "The model does not exist or you do not have access to it."],
  429: ["requests", "rate_limit_exceeded", "Rate limit reached on requests per min (RPM). Please try again later."],
  529: ["overloaded_error", null, "Overloaded"],
};

/** The error answer a script asks for, if any. */
export function scriptedError(script: ScriptParts): ErrorAnswer | undefined {
  if (script.status) {
    const { status, error = errorBody(status), headers = {} } = script.status;
    return { status, headers, error };
  }
  if (script.rate_limit) {
    return { status: 429, headers: { "retry-after": String(script.rate_limit.retry_after) }, error: errorBody(429) };
  }
  return undefined;
}

export function errorBody(status: number, message?: string): ErrorBody {
  const [type, code, text] = TYPES[status] ?? [
    "server_error",
    null,
    "The server had an error while processing your request.",
  ];
  return { message: message ?? text, type, param: null, code };
}
