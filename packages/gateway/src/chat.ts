import type { IncomingHttpHeaders } from "node:http";
import { findFormat } from "@kai/wire";
import { answerStream } from "./answer-stream.ts";
import { askInTurn, type Answered, type RetryParams } from "./ask-in-turn.ts";
import { breakdownChunk, breakdownOf } from "./breakdown.ts";
import { needsOf } from "./capabilities.ts";
import { chooseCredentials } from "./choose-credentials.ts";
import type { Failure } from "./failure.ts";
import { GatewayError, invalidRequest } from "./gateway-error.ts";
import { headersForProvider, limitHeaders } from "./forwarded-headers.ts";
import type { GatewayContext } from "./gateway.ts";
import { type Ending, logOf, type RequestSoFar } from "./log-record.ts";
import { type Candidate, plan } from "./plan.ts";
import type { GatewayCaller, GatewayPorts, GroupMember, StoredMember } from "./ports.ts";
import { readCredentials } from "./read-credentials.ts";
import { type ReadChat, readChat } from "./read-chat.ts";
import { refuseUnavailable } from "./refuse-unavailable.ts";
import { translationOf } from "./translation-of.ts";
import { Warnings } from "./warnings.ts";

/** One chat request as a server takes it. */
export interface ChatCall<Caller extends GatewayCaller> {
  caller: Caller;
  /** Parsed JSON. */
  body: unknown;
  /** Parameters that came in a header. */
  params?: string;
  /** The client's; a few of them go along to providers. */
  headers?: IncomingHttpHeaders;
  /** Fires when the client leaves. */
  signal: AbortSignal;
}

interface Head {
  headers: Record<string, string>;
}
export type ChatAnswer =
  | (Head & { kind: "json"; body: Record<string, unknown> })
  /** Server-sent events, ready to write. Reading it to the end, or leaving it, is what ends the request. */
  | (Head & { kind: "stream"; events: AsyncGenerator<string, void> });

const openaiFormat = findFormat({ method: "POST", path: "/chat/completions" })!;
const success: Ending = { status_code: 200, status: "success" };
const clientLeft = "The client left before the answer ended.";
const left: Ending = { status_code: 499, status: "cancelled", error_message: clientLeft };

/**
 * Answers a chat request: reads it, decides whom to ask, asks in turn, answers, and logs all of it once.
 *
 * @throws GatewayError
 */
export async function handleChat<Caller extends GatewayCaller>(
  context: GatewayContext<Caller>,
  call: ChatCall<Caller>,
): Promise<ChatAnswer> {
  const { ports, now } = context;
  const warnings = new Warnings();
  const receivedAt = now();
  const read = readChat(call.body, { header: call.params, warnings, policy: context.policy });
  refuseUnavailable(read);
  const { chat, kai } = read;
  const stream = chat["stream"] === true;
  const request: RequestSoFar = {
    id: context.newId(),
    receivedAt,
    read,
    stream,
    asked: openaiFormat.readRequest(chat),
    attempts: [],
    cached: false,
    warnings,
  };
  const record = (ending: Ending) => ports.record(call.caller, logOf(request, ending, now()));

  try {
    const candidates = await candidatesFor(context, call, read, warnings);
    const answered = await askInTurn({
      candidates,
      needs: needsOf(chat),
      retry: retryOf(kai.retry_params),
      coolDowns: context.coolDowns,
      warnings,
      signal: call.signal,
      random: context.random,
      attempts: request.attempts,
      credentials: async (candidate) =>
        chooseCredentials(candidate, {
          given: read.credentials,
          stored: await ports.credentials(call.caller, candidate.provider.id),
          environment: context.environment,
          random: context.random,
        }),
      prepare: (candidate, chosen) => {
        const translation = translationOf(candidate.provider);
        const model = deploymentOf(candidate, kai.model_name_map, warnings);
        const written = translation.writeRequest(chat, { model, stream });
        warnings.addAll(written.warnings);
        request.routing_time ??= (now() - receivedAt) / 1000;
        return {
          candidate: { ...candidate, model },
          chosen,
          translation,
          body: written.body,
          stream,
          id: `chatcmpl-${request.id}`,
          headers: headersForProvider(call.headers ?? {}, candidate.provider),
          signal: call.signal,
          timeouts: context.timeouts,
          dispatcher: chosen.from === "server" ? undefined : context.policy.dispatcher,
        };
      },
    });
    Object.assign(request, {
      candidate: answered.candidate,
      paidBy: answered.chosen.from,
      time_to_first_token: (now() - receivedAt) / 1000,
    });
    return answer(context, call, { request, answered, record });
  } catch (error) {
    record(endingOf(error, call.signal));
    throw call.signal.aborted ? goneError() : error;
  }
}

async function candidatesFor<Caller extends GatewayCaller>(
  { ports, random }: GatewayContext<Caller>,
  { caller }: ChatCall<Caller>,
  { load_balance_group, loadbalance_models, kai, chat }: ReadChat,
  warnings: Warnings,
): Promise<Candidate[]> {
  // What comes before the group is asked instead of it: nobody has to know it then.
  const isUsed = load_balance_group && !chat.model && !loadbalance_models;
  const group = isUsed
    ? await membersOf(load_balance_group, (id) => ports.loadBalanceGroup(caller, id))
    : load_balance_group && [];
  return plan(
    {
      model: chat.model || undefined,
      loadbalance_models,
      group,
      models: kai.models ?? undefined,
      exclude_models: kai.exclude_models ?? undefined,
      exclude_providers: kai.exclude_providers ?? undefined,
      fallback_models: kai.fallback_models ?? undefined,
      disable_fallback: kai.disable_fallback ?? undefined,
    },
    { route: (models) => cheapestFirst(models, ports, caller), random },
    warnings,
  );
}

const usual = { usage: { prompt_tokens: 1000, completion_tokens: 1000 } };

/** The router: the cheapest first, those whose price is not known last, in the order given where they cost the same. */
function cheapestFirst<Caller extends GatewayCaller>(
  models: readonly Candidate[],
  ports: GatewayPorts<Caller>,
  caller: Caller,
): Candidate[] {
  const priced = models.map((candidate) => {
    const { provider, model } = candidate;
    return { candidate, cost: ports.costOf(caller, { ...usual, model, provider_id: provider.id }) ?? Infinity };
  });
  return priced
    .toSorted((one, other) => (one.cost < other.cost ? -1 : Number(one.cost > other.cost)))
    .map(({ candidate }) => candidate);
}

/** The members that came with the request, else those of the stored group. */
async function membersOf(
  { models, group_id }: NonNullable<ReadChat["load_balance_group"]>,
  stored: (group_id: string) => Promise<readonly StoredMember[] | null>,
): Promise<readonly GroupMember[]> {
  if (models) return models;
  const param = "load_balance_group.group_id";
  if (!group_id) throw invalidRequest(`${param} or load_balance_group.models is required`, { param });
  const members = await stored(group_id);
  if (!members)
    throw invalidRequest(`There is no load balance group ${group_id}.`, {
      param,
      code: "load_balance_group_not_found",
      status: 404,
    });
  return members.map(({ credentials, ...member }) => ({
    ...member,
    ...(credentials && { credentials: readCredentials(credentials, param), isStored: true }),
  }));
}

interface Answering {
  request: RequestSoFar;
  answered: Answered;
  record: (ending: Ending) => void;
}

function answer<Caller extends GatewayCaller>(
  { ports, now }: GatewayContext<Caller>,
  call: ChatCall<Caller>,
  { request, answered, record }: Answering,
): ChatAnswer {
  const { answer: started, candidate } = answered;
  const { kai, chat } = request.read;
  const headers = { ...limitHeaders(started.headers), ...headersOf(request, candidate) };
  const extra = kai.echo ? { prompt_message: chat.messages } : {};
  const breakdown = () => {
    const log = logOf(request, success, now());
    return breakdownOf(request, log, ports.costOf(call.caller, log));
  };
  if (started.kind === "json") {
    request.answered = started.read.fields;
    record(success);
    const summary = kai.request_breakdown ? { request_breakdown: breakdown() } : {};
    return { kind: "json", headers, body: { ...started.read.completion, ...extra, ...summary } };
  }
  const asked = chat["stream_options"] as { include_usage?: boolean } | undefined;
  const events = answerStream({
    held: started.held,
    rest: started.rest,
    usage: asked?.include_usage === true,
    first: kai.echo ? extra : undefined,
    framing: { field: kai.field_name ?? "data: ", delimiter: kai.delimiter ?? "\n\n" },
    ended(how) {
      request.answered = started.translator.result().fields;
      record(endOfStream(how, call.signal));
      if (how === "complete" && kai.request_breakdown) return JSON.stringify(breakdownChunk(breakdown()));
      return undefined;
    },
  });
  return { kind: "stream", headers, events };
}

const goneError = () =>
  new GatewayError(clientLeft, { status: 499, type: "client_error", code: "client_left", retryable: false });

function endOfStream(how: "complete" | "left" | Failure, signal: AbortSignal): Ending {
  if (how === "complete") return success;
  if (how === "left" || signal.aborted) return left;
  return { status_code: how.status ?? 502, status: "incomplete", error_message: how.message };
}

function endingOf(error: unknown, signal: AbortSignal): Ending {
  if (signal.aborted) return left;
  if (error instanceof GatewayError)
    return { status_code: error.status, status: "error", error_message: error.message };
  return { status_code: 500, status: "error", error_message: "The gateway failed." };
}

function retryOf(given: ReadChat["kai"]["retry_params"]): RetryParams {
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

function headersOf({ id, read, warnings }: RequestSoFar, { provider, model }: Candidate): Record<string, string> {
  return {
    "x-kai-log-id": id,
    "x-kai-provider": provider.id,
    "x-kai-model": model,
    ...(read.chat.model && { "x-kai-requested-model": read.chat.model }),
    ...(warnings.subjects.length > 0 && { "x-kai-warnings": warnings.subjects.join(", ") }),
  };
}
