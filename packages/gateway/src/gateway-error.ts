/** One call of a provider that did not answer, as the client is told. */
export interface FailedAttempt {
  provider: string;
  model: string;
  /** HTTP status; absent when none came. */
  status?: number;
  code: string;
  /** Seconds. */
  latency: number;
}

export interface GatewayErrorOptions {
  status: number;
  /** OpenAI's kinds of errors, such as `invalid_request_error`. */
  type: string;
  code: string;
  /** Path of the parameter at fault. */
  param?: string;
  /** Everything that is wrong, by path. */
  details?: Readonly<Record<string, readonly string[]>>;
  attempts?: readonly FailedAttempt[];
  /** Seconds to wait before trying again. */
  retryAfter?: number;
  /** Whether clients may try the same request again. @default true for 408, 409, 429 and 5xx */
  retryable?: boolean;
  /** Of the provider's, about its limits, and of the gateway's own. */
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

const worthTrying = (status: number) => status === 408 || status === 409 || status === 429 || status >= 500;

/** An error the gateway answers with, in OpenAI's envelope. Its texts never hold what a client or a provider keeps secret. */
export class GatewayError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | undefined;
  readonly retryable: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly #options: GatewayErrorOptions;

  constructor(message: string, options: GatewayErrorOptions) {
    super(message, { cause: options.cause });
    this.name = "GatewayError";
    this.status = options.status;
    this.code = options.code;
    this.retryAfter = options.retryAfter;
    this.retryable = options.retryable ?? worthTrying(options.status);
    this.headers = options.headers ?? {};
    this.#options = options;
  }

  /** The same error under more headers: one failure may be told to several clients. */
  withHeaders(headers: Readonly<Record<string, string>>): GatewayError {
    return new GatewayError(this.message, { ...this.#options, headers: { ...this.headers, ...headers } });
  }

  toJSON() {
    const { type, code, param, details, attempts } = this.#options;
    return {
      error: {
        message: this.message,
        type,
        param: param ?? null,
        code,
        ...(details && { details }),
        ...(attempts?.length && { attempts }),
      },
    };
  }
}

/** The client's request is wrong, and will be the next time too. */
export function invalidRequest(message: string, options: { param?: string; code?: string; status?: number } = {}) {
  const { param, code = "invalid_request", status = 400 } = options;
  return new GatewayError(message, { status, type: "invalid_request_error", code, param, retryable: false });
}
