/** Why a call of a provider failed, and so what may help. */
export interface Failure {
  /** HTTP status; absent when no answer came. */
  status?: number;
  /** @example "upstream_timeout", "rate_limit_exceeded" */
  code: string;
  /** For the client, redacted. */
  message: string;
  /** The provider's kind of error, when it told one. */
  type?: string;
  param?: string;
  /** Seconds the provider asked to wait. */
  retryAfter?: number;
  /** Headers about limits, for the client. */
  headers?: Readonly<Record<string, string>>;
}

export interface Remedy {
  /** Whether the same target may answer when asked again. */
  retry: boolean;
  /** Whether another candidate may answer. */
  next: boolean;
  /** How long the target should be left alone: until the failure's `retryAfter`, or after several of its kind. */
  coolDown: "none" | "until_retry_after" | "after_several" | "credentials";
}

const transient = new Set([408, 409, 425, 529]);
const credentialsAtFault = new Set([401, 402, 403, 404]);

/**
 * What helps against a failure.
 *
 * @param options.othersLeft Whether another candidate can be asked: a rate limit is then not waited for.
 * @param options.givenCredentials Whether the client brought the credentials: their fault is the client's to know, and nobody else's to pay for.
 */
export function remedyFor({ status }: Failure, options: { othersLeft: boolean; givenCredentials: boolean }): Remedy {
  if (status === 429) return { retry: !options.othersLeft, next: true, coolDown: "until_retry_after" };
  if (status === undefined || status >= 500 || transient.has(status))
    return { retry: true, next: true, coolDown: "after_several" };
  if (credentialsAtFault.has(status)) return { retry: false, next: !options.givenCredentials, coolDown: "credentials" };
  return { retry: false, next: true, coolDown: "none" };
}
