const brand = Symbol.for("kai.api_error");
const className = "KaiApiError";

/** What went wrong, stable across versions: switch on this, not on the message. */
export type KaiErrorCode =
  | "missing_api_key"
  | "invalid_base_url"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "invalid_request"
  | "payload_too_large"
  | "rate_limited"
  | "server_error"
  | "timeout"
  | "network"
  | "aborted"
  | "invalid_response"
  | "queue_full"
  | "exit"
  | "spool"
  | "unserialisable";

/** The facts of a {@link KaiApiError} besides its message. */
export interface KaiErrorDetails {
  code: KaiErrorCode;
  /** HTTP status; absent when no answer arrived. */
  status?: number | undefined;
  /** Whether the same call can succeed later without a change. @default false */
  retryable?: boolean | undefined;
  /** The server's `x-request-id`. */
  requestId?: string | undefined;
  /** What the server said of it, alone. */
  detail?: string | undefined;
  /** Field path to messages, from a validation answer. */
  errors?: Record<string, string[]> | undefined;
  /** How long the server asked us to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
}

/** The one error of this package: what failed, whether it can be retried, and never the API key. */
export class KaiApiError extends Error {
  override readonly name = className;
  readonly code: KaiErrorCode;
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  readonly detail: string | undefined;
  readonly errors: Record<string, string[]> | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, details: KaiErrorDetails) {
    super(message);
    this.code = details.code;
    this.status = details.status;
    this.retryable = details.retryable ?? false;
    this.requestId = details.requestId;
    this.detail = details.detail;
    this.errors = details.errors;
    this.retryAfterMs = details.retryAfterMs;
    Object.defineProperty(this, brand, { value: className });
  }

  /** Recognises the error also when it was made by another copy of this package. */
  static isInstance(value: unknown): value is KaiApiError {
    return typeof value === "object" && value !== null && Reflect.get(value, brand) === className;
  }

  toJSON(): KaiErrorDetails & { name: string; message: string } {
    const { name, message, code, status, retryable, requestId, errors, retryAfterMs } = this;
    return { name, message, code, status, retryable, requestId, errors, retryAfterMs };
  }
}
