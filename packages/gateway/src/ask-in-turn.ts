import { setTimeout as sleep } from "node:timers/promises";
import { UpstreamFailure } from "./call-upstream.ts";
import type { ChosenCredentials } from "./choose-credentials.ts";
import type { CoolDowns } from "./cool-downs.ts";
import { fingerprint } from "./credentials.ts";
import { type Failure, remedyFor } from "./failure.ts";
import { type FailedAttempt, GatewayError } from "./gateway-error.ts";
import type { Candidate } from "./plan.ts";
import type { Capability } from "./provider.ts";
import { canonicalName } from "./resolve-model.ts";
import { retryDelayMs } from "./retry-delay.ts";
import type { Warnings } from "./warnings.ts";

export interface RetryParams {
  /** Retries after the first try, of each candidate. */
  retries: number;
  /** Seconds before the first retry. */
  pause: number;
}

/** One call as the log tells it. */
export interface AttemptRecord extends Omit<FailedAttempt, "code"> {
  /** Why this candidate was asked. */
  reason: Candidate["reason"];
  /** `ok`, what went wrong, or why it was not asked at all. */
  code: string;
}

export interface Turn<Started> {
  candidates: readonly Candidate[];
  needs: readonly Capability[];
  retry: RetryParams;
  credentials: (candidate: Candidate) => Promise<ChosenCredentials | undefined>;
  /** Calls a candidate, and waits until it has said something. Throws UpstreamFailure. */
  ask: (candidate: Candidate, chosen: ChosenCredentials) => Promise<Started>;
  /** Where every call is written down, those that failed too. */
  attempts: AttemptRecord[];
  coolDowns: CoolDowns;
  warnings: Warnings;
  signal: AbortSignal;
  random: () => number;
}

export interface Answered<Started> {
  answer: Started;
  candidate: Candidate;
  chosen: ChosenCredentials;
}

interface Ask {
  candidate: Candidate;
  chosen: ChosenCredentials;
}

/**
 * Asks one candidate after the other until one begins to answer.
 *
 * @throws GatewayError with the first failure when nobody answers; what the signal throws when the client has left
 */
export async function askInTurn<Started extends { cached?: boolean }>(turn: Turn<Started>): Promise<Answered<Started>> {
  const { attempts } = turn;
  const asks = await whomToAsk(turn);
  let first: Failure | undefined;
  for (const [index, ask] of asks.entries()) {
    const outcome = await askRepeatedly(turn, ask, index < asks.length - 1);
    if ("answer" in outcome) return { answer: outcome.answer, ...ask };
    first ??= outcome.failure;
    if (!outcome.next) break;
  }
  throw asError(first, attempts);
}

/** The candidates that can be asked, with their credentials: those that cool down last, in case all of them do. */
async function whomToAsk(turn: Omit<Turn<never>, "ask">): Promise<Ask[]> {
  const asks: Ask[] = [];
  for (const candidate of turn.candidates) {
    const skip = (code: string, about: string) => {
      turn.attempts.push({ ...named(candidate), code, latency: 0 });
      turn.warnings.add(candidate.name, about);
    };
    const lacking = turn.needs.find((need) => candidate.provider.lacks?.has(need));
    if (lacking) {
      skip("unsupported_parameter", `was skipped: ${candidate.provider.id} does not know ${lacking}`);
      continue;
    }
    const chosen = await turn.credentials(candidate);
    if (chosen) asks.push({ candidate, chosen });
    else skip("provider_not_configured", `was skipped: there are no credentials for ${candidate.provider.id}`);
  }
  if (asks.length === 0) throw nobodyToAsk(turn);
  const cool = asks.filter((ask) => turn.coolDowns.isCool(targetName(ask)));
  return cool.length > 0 ? cool : asks;
}

async function askRepeatedly<Started extends { cached?: boolean }>(
  { ask: call, retry, attempts, coolDowns, signal, random }: Turn<Started>,
  ask: Ask,
  othersLeft: boolean,
): Promise<{ answer: Started } | { failure: Failure; next: boolean }> {
  const target = targetName(ask);
  for (let tries = 1; ; tries++) {
    const started = performance.now();
    const tell = (code: string, status?: number) =>
      attempts.push({ ...named(ask.candidate), code, status, latency: (performance.now() - started) / 1000 });
    try {
      const answer = await call(ask.candidate, ask.chosen);
      if (answer.cached) return { answer };
      tell("ok", 200);
      coolDowns.clear(target);
      return { answer };
    } catch (error) {
      if (signal.aborted || !(error instanceof UpstreamFailure)) throw error;
      const { failure } = error;
      tell(failure.code, failure.status);
      const remedy = remedyFor(failure, { othersLeft, givenCredentials: ask.chosen.from === "request" });
      if (remedy.coolDown === "until_retry_after" && failure.retryAfter) coolDowns.pause(target, failure.retryAfter);
      if (remedy.coolDown === "credentials" || remedy.coolDown === "after_several") coolDowns.count(target);
      if (!remedy.retry || tries > retry.retries) return { failure, next: remedy.next };
      await sleep(retryDelayMs(tries, retry.pause, failure.retryAfter, random), undefined, { signal });
    }
  }
}

const named = ({ name, provider, reason }: Candidate) => ({ provider: provider.id, model: name, reason });

/** Cool-downs are of a model with one set of credentials: nobody cools down what others call. */
const targetName = ({ candidate, chosen }: Ask) => `${canonicalName(candidate)} ${fingerprint(chosen.credentials)}`;

function nobodyToAsk({ needs, attempts }: Pick<Turn<never>, "needs" | "attempts">): GatewayError {
  const unsupported = attempts.every(({ code }) => code === "unsupported_parameter");
  const providers = [...new Set(attempts.map(({ provider }) => provider))].join(", ");
  const [message, code] = unsupported
    ? [`No model asked for can do ${needs.join(", ")}.`, "unsupported_parameter"]
    : [
        `There are no credentials for ${providers}. Store some, configure them on the server, or send them with the request.`,
        "provider_not_configured",
      ];
  return new GatewayError(message, {
    status: 400,
    type: "invalid_request_error",
    code,
    param: unsupported ? needs[0] : "model",
    attempts: failed(attempts),
  });
}

/** The first failure is the one that was meant to answer: clients parse it, so it keeps its status and words. */
function asError(failure: Failure | undefined, attempts: readonly AttemptRecord[]): GatewayError {
  const {
    status = 502,
    code = "upstream_error",
    message = "No provider answered.",
    type,
    param,
    retryAfter,
    headers,
  } = failure ?? {};
  const timedOut = failure?.status === undefined && code === "upstream_timeout";
  return new GatewayError(message, {
    status: timedOut ? 504 : status,
    type: type ?? (status === 429 ? "rate_limit_error" : status < 500 ? "invalid_request_error" : "upstream_error"),
    code,
    param,
    retryAfter,
    retryable: false,
    headers,
    attempts: failed(attempts),
  });
}

const failed = (attempts: readonly AttemptRecord[]): FailedAttempt[] =>
  attempts.map(({ provider, model, status, code, latency }) => ({ provider, model, status, code, latency }));
