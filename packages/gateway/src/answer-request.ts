import type { IncomingHttpHeaders } from "node:http";
import { type Answered, askInTurn, type RetryParams } from "./ask-in-turn.ts";
import type { Asking } from "./call-provider.ts";
import { chooseCredentials } from "./choose-credentials.ts";
import { accountOf } from "./customer-account.ts";
import { type Ending, endingOf, goneError } from "./ending.ts";
import { estimateCost, type Tokens } from "./estimate-cost.ts";
import { headersForProvider, limitHeaders } from "./forwarded-headers.ts";
import type { GatewayContext } from "./gateway.ts";
import { GatewayError } from "./gateway-error.ts";
import { headerText } from "./header-text.ts";
import { logOf, type RequestSoFar } from "./log-record.ts";
import type { LogCreate } from "@kai/schema";
import type { Candidate } from "./plan.ts";
import type { GatewayCaller, PricedCall } from "./ports.ts";
import type { Capability } from "./provider.ts";
import type { ReadRequest } from "./read-request.ts";
import { warnOfUnused } from "./warn-of-unused.ts";
import type { Warnings } from "./warnings.ts";

/** A request as a server takes it, but for its body. */
export interface GatewayCall<Caller extends GatewayCaller> {
  caller: Caller;
  /** Parameters that came in a header. */
  params?: string;
  /** The client's; a few of them go along to providers. */
  headers?: IncomingHttpHeaders;
  /** Fires when the client leaves. */
  signal: AbortSignal;
}

/** An answer that has begun well. */
interface Started {
  /** Whether it was given before, and nobody was asked now. */
  cached?: boolean;
  headers: IncomingHttpHeaders;
}

/** What sets one kind of requests apart. */
export interface Exchange<Start extends Started, Answer> {
  /** @default true */
  isLogged?: boolean;
  /** Who may answer, in which order. */
  candidates: () => Promise<readonly Candidate[]>;
  /** What a candidate must be capable of. */
  needs: readonly Capability[];
  /** About how many tokens it takes at most. */
  tokens: () => Tokens;
  /** Asks a candidate, and waits until it has said something. Throws UpstreamFailure. */
  ask: (asking: Asking) => Promise<Start>;
  /** Tells the answer to the client, under these headers, and records the request once it has ended. */
  answer: (start: Start, told: { headers: Record<string, string>; finish: Finish }) => Answer | Promise<Answer>;
}

/** Bills the customer and logs the request, once. */
export type Finish = (ending: Ending) => Promise<Finished>;

export interface Finished {
  log: LogCreate;
  /** USD; undefined when it is not known. */
  cost: number | undefined;
}

/** A request of which nothing has been done yet. */
export function newRequest<Caller extends GatewayCaller>(
  context: GatewayContext<Caller>,
  request: Pick<RequestSoFar, "receivedAt" | "log_type" | "read" | "stream" | "asked" | "warnings">,
): RequestSoFar {
  return { ...request, id: context.newId(), attempts: [], cached: false };
}

/**
 * Answers a request: decides whom to ask, asks in turn, answers, and logs all of it once.
 *
 * @throws GatewayError
 */
export async function answerRequest<Caller extends GatewayCaller, Start extends Started, Answer>(
  context: GatewayContext<Caller>,
  { caller, headers: sent = {}, signal }: GatewayCall<Caller>,
  exchange: Exchange<Start, Answer> & { request: RequestSoFar },
): Promise<Answer> {
  const { ports, now, customerRate: rate } = context;
  const { request, isLogged = true, needs, tokens, ask, answer } = exchange;
  const { read, warnings } = request;
  const account = accountOf(read.kai, warnings, { customers: ports.customers, rate, caller, now });
  const costOf = (call: PricedCall) => ports.costOf(caller, call);
  const conclude: Finish = async (ending) => {
    const log = logOf(request, ending, now());
    const cost = account || read.kai.request_breakdown ? costOf(pricedPart(log)) : undefined;
    log.billed_cost = await account?.bill(cost);
    const isHidden = request.cached && omitsLog(read.kai.cache_options);
    if (isLogged && !isHidden) ports.record(caller, log);
    return { log, cost };
  };
  let finished: ReturnType<Finish> | undefined;
  const finish: Finish = (ending) => (finished ??= conclude(ending));
  try {
    const limits = await account?.admit();
    const candidates = await exchange.candidates();
    warnOfUnused(read, candidates, warnings);
    const { answer: start, ...who } = await askInTurn({
      candidates,
      needs,
      retry: retryOf(read.kai.retry_params),
      coolDowns: context.coolDowns,
      warnings,
      signal,
      random: context.random,
      attempts: request.attempts,
      credentials: async (candidate) =>
        chooseCredentials(candidate, {
          given: read.credentials,
          stored: await ports.credentials(caller, candidate.provider.id),
          environment: context.environment,
          random: context.random,
        }),
      ask: (candidate, chosen) => {
        request.routing_time ??= (now() - request.receivedAt) / 1000;
        const model = deploymentOf(candidate, read.kai.model_name_map, warnings);
        request.deployment_name = model === candidate.model ? undefined : model;
        return ask({
          candidate: { ...candidate, model },
          chosen,
          reserve: async () => account?.reserve(() => estimateCost(tokens(), { candidates, costOf, warnings })),
          headers: headersForProvider(sent, candidate.provider),
          signal,
          timeouts: context.timeouts,
          guard: context.policy.dispatcher,
        });
      },
    });
    signal.throwIfAborted();
    request.cached = start.cached === true;
    noteWho(request, who, now());
    const headers = { ...limitHeaders(start.headers), ...limits, ...headersOf(request, who.candidate) };
    return await answer(start, { headers, finish });
  } catch (error) {
    await finish(endingOf(error, signal));
    const told = signal.aborted ? goneError() : error;
    throw told instanceof GatewayError && isLogged ? told.withHeaders({ "x-kai-log-id": request.id }) : told;
  }
}

function noteWho(request: RequestSoFar, { candidate, chosen }: Omit<Answered<never>, "answer">, now: number): void {
  request.candidate = candidate;
  request.paidBy = chosen.from;
  request.time_to_first_token = (now - request.receivedAt) / 1000;
}

/** Texts may be long, and say nothing of the price. */
const pricedPart = ({ usage, model, provider_id, timestamp, log_type, cost, cache_hit }: PricedCall): PricedCall => ({
  usage,
  model,
  provider_id,
  timestamp,
  log_type,
  cost,
  cache_hit,
});

/** The documentation spells it both ways. */
const omitsLog = (options: ReadRequest["kai"]["cache_options"]) => options?.omit_log ?? options?.omit_logs ?? false;

function retryOf(given: ReadRequest["kai"]["retry_params"]): RetryParams {
  const { retry_enabled = true, num_retries, retry_after } = given ?? {};
  return { retries: retry_enabled === false ? 0 : (num_retries ?? 3), pause: retry_after ?? 0.2 };
}

/** On Azure, a model goes by the name of its deployment. */
function deploymentOf(
  candidate: Candidate,
  names: Record<string, string> | null | undefined,
  warnings: Warnings,
): string {
  const deployment = names?.[candidate.name];
  if (!deployment) return candidate.model;
  if (candidate.provider.id === "azure_openai") return deployment.replace(/^azure(_openai)?\//, "");
  warnings.add("model_name_map", "is for Azure only");
  return candidate.model;
}

function headersOf(
  { id, read, cached, warnings }: RequestSoFar,
  { provider, model }: Candidate,
): Record<string, string> {
  return {
    "x-kai-log-id": id,
    "x-kai-provider": provider.id,
    "x-kai-model": headerText(model),
    ...(read.kai.cache_enabled && { "x-kai-cache": cached ? "hit" : "miss" }),
    ...(read.model && { "x-kai-requested-model": headerText(read.model) }),
    ...(warnings.subjects.length > 0 && { "x-kai-warnings": headerText(warnings.subjects.join(", ")) }),
  };
}
