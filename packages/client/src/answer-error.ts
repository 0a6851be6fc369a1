import { KaiApiError, type KaiErrorCode } from "./error.ts";
import { isRetryableStatus, parseRetryAfter } from "./retry.ts";

const codes: Readonly<Record<number, KaiErrorCode>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  408: "timeout",
  413: "payload_too_large",
  425: "server_error",
  429: "rate_limited",
};

const advice: Partial<Record<KaiErrorCode, string>> = {
  unauthorized: "Check apiKey, or KAI_API_KEY.",
  invalid_response: "Check baseUrl, or KAI_BASE_URL.",
};

interface FailedAnswer {
  status: number;
  headers: Headers;
  body: string;
  /** Whether the request carried an API key, not the cookie of a session. */
  isByKey: boolean;
}

/** The error that an answer with an HTTP status outside 2xx stands for. */
export function errorFromAnswer(call: string, { status, headers, body, isByKey }: FailedAnswer): KaiApiError {
  const { detail, errors, retryAfterMs } = readBody(body);
  const code = codes[status] ?? (status < 400 ? "invalid_response" : status < 500 ? "invalid_request" : "server_error");
  const location = status < 400 ? headers.get("location") : undefined;
  const said = location ? `a redirect to ${location}` : detail;
  const todo = code === "unauthorized" && !isByKey ? "Sign in." : advice[code];
  const message = [`${call} was answered with ${status}${said ? `: ${said}` : ""}.`, todo];
  return new KaiApiError(message.filter(Boolean).join(" "), {
    code,
    status,
    retryable: isRetryableStatus(status),
    requestId: headers.get("x-request-id") ?? undefined,
    detail: detail || undefined,
    errors,
    retryAfterMs: parseRetryAfter(headers.get("retry-after")) ?? retryAfterMs,
  });
}

interface ErrorBody {
  detail: string;
  errors?: Record<string, string[]>;
  retryAfterMs?: number;
}

function readBody(text: string): ErrorBody {
  const body = parseObject(text);
  const errors = readErrors(body["errors"]);
  const { message } = Object(body["error"]) as { message?: unknown };
  const reason =
    [body["detail"], body["error"], body["message"], message].find((value) => typeof value === "string") ?? "";
  const fields = Object.entries(errors ?? {}).map(([path, messages]) => `${path}: ${messages.join(", ")}`);
  const retryAfter = body["retry_after"];
  const detail = [reason, fields.join("; ")].filter(Boolean).join(" - ").replace(/\.$/, "");
  return {
    detail: detail.length > 500 ? `${detail.slice(0, 500)}…` : detail,
    ...(errors && { errors }),
    ...(typeof retryAfter === "number" && retryAfter >= 0 && { retryAfterMs: retryAfter * 1000 }),
  };
}

/** `{"field.path": ["message"]}`, also when a message stands alone. */
function readErrors(errors: unknown): Record<string, string[]> | undefined {
  if (typeof errors !== "object" || errors === null) return undefined;
  const entries = Object.entries(errors).map(([path, messages]) => [path, [messages].flat().map(String)]);
  return Object.fromEntries(entries) as Record<string, string[]>;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
