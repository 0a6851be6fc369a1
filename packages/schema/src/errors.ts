/** Every error the API answers with: its HTTP status and its text. */
export const errors = {
  INVALID_JSON: { status: 400, detail: "Invalid request format" },
  UNKNOWN_FILTER: { status: 400, detail: "Invalid filter" },
  INVALID_QUERY: { status: 400, detail: "Invalid query parameter" },
  IMMUTABLE_FIELD: { status: 400, detail: "The field cannot be modified", error: "Cannot update immutable field" },
  UNAUTHENTICATED: { status: 401, detail: "Authentication credentials were not provided." },
  INVALID_API_KEY: { status: 401, detail: "Your API key is invalid or expired, please check your API key." },
  INVALID_PASSWORD: { status: 401, detail: "The password is wrong." },
  FORBIDDEN: { status: 403, detail: "Your API key lacks the scope that this needs" },
  LOG_NOT_FOUND: { status: 404, detail: "Log not found" },
  KEY_NOT_FOUND: { status: 404, detail: "API key not found" },
  CREDENTIALS_NOT_FOUND: { status: 404, detail: "Credentials not found" },
  GROUP_NOT_FOUND: { status: 404, detail: "Load balance group not found" },
  SCORE_NOT_FOUND: { status: 404, detail: "Score not found" },
  TRACE_NOT_FOUND: { status: 404, detail: "Trace not found", error: "Trace not found" },
  MODEL_NOT_FOUND: { status: 404, detail: "There is no model of this name" },
  PRICE_NOT_FOUND: { status: 404, detail: "The project has no price of its own for this model" },
  CUSTOMER_NOT_FOUND: { status: 404, detail: "Customer not found" },
  PROJECT_NOT_FOUND: { status: 404, detail: "There is no project of this id" },
  PROMPT_NOT_FOUND: { status: 404, detail: "Prompt not found" },
  PROMPT_VERSION_NOT_FOUND: { status: 404, detail: "Version not found" },
  NOT_FOUND: { status: 404, detail: "Not found" },
  SCORE_EXISTS: {
    status: 409,
    detail: "A score already exists for this evaluator in this log.",
    error: "A score already exists for this evaluator in this log.",
  },
  PROMPT_EXISTS: { status: 409, detail: "The slug belongs to another prompt" },
  PROMPT_VERSION_COMMITTED: {
    status: 409,
    detail: "The version is committed: it never changes. Create another one.",
  },
  PROMPT_LIMIT_REACHED: { status: 409, detail: "There are as many as there may be" },
  PASSWORD_NOT_CHANGEABLE: { status: 409, detail: "The password cannot be set here" },
  SECRET_KEY_MISSING: { status: 409, detail: "The server has no key to encrypt secrets with" },
  PAYLOAD_TOO_LARGE: { status: 413, detail: "The body is too large" },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, detail: "Send application/json" },
  VALIDATION_ERROR: { status: 422, detail: "Validation error" },
  RATE_LIMITED: { status: 429, detail: "Rate limit exceeded" },
  QUOTA_EXCEEDED: { status: 429, detail: "The API key's quota of logs for this month is used up" },
  TOO_MANY_STREAMS: { status: 429, detail: "Too many exports, live tails or repricings are open" },
  INTERNAL_ERROR: { status: 500, detail: "Internal server error" },
  STORE_UNAVAILABLE: { status: 503, detail: "The store does not answer right now" },
  STORAGE_FULL: { status: 503, detail: "The server's disk is full; nothing was taken" },
  OVERLOADED: { status: 503, detail: "The server cannot take more logs right now" },
} as const satisfies Record<string, ErrorEntry>;

interface ErrorEntry {
  status: number;
  detail: string;
  /** The text under `error`, where older clients look for one. */
  error?: string;
}

export type ErrorCode = keyof typeof errors;

/** The body of an error answer. */
export interface ErrorBody {
  error?: string;
  detail: string;
  error_code: ErrorCode;
  /** What is wrong, by the path of the field. */
  errors?: Record<string, string[]>;
  /** Seconds to wait before trying again. */
  retry_after?: number;
}

const brand = Symbol.for("kai.error");

/** An error that the API answers with; `toJSON` is the body. */
export class KaiError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly fields?: Record<string, string[]>;
  readonly retryAfter?: number;

  constructor(
    code: ErrorCode,
    options: { detail?: string; fields?: Record<string, string[]>; retryAfter?: number } = {},
  ) {
    super(options.detail ?? errors[code].detail);
    this.name = "KaiError";
    this.code = code;
    this.fields = options.fields;
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return errors[this.code].status;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.status >= 500 || this.status === 429;
  }

  toJSON(): ErrorBody {
    const { error }: ErrorEntry = errors[this.code];
    return {
      ...(error && { error }),
      detail: this.message,
      error_code: this.code,
      ...(this.fields && { errors: this.fields }),
      ...(this.retryAfter !== undefined && { retry_after: this.retryAfter }),
    };
  }
}

/** Whether something thrown is a KaiError, from whichever copy of this package. */
export const isKaiError = (error: unknown): error is KaiError =>
  typeof error === "object" && error !== null && brand in error;
