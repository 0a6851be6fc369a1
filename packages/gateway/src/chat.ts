import { findFormat, type WireFields } from "@kai/wire";
import { answerStream } from "./answer-stream.ts";
import { askInTurn, type Answered, type RetryParams } from "./ask-in-turn.ts";
import { type Breakdown, breakdownChunk } from "./breakdown.ts";
import { needsOf } from "./capabilities.ts";
import { chooseCredentials } from "./choose-credentials.ts";
import type { Failure } from "./failure.ts";
import { GatewayError } from "./gateway-error.ts";
import type { GatewayContext } from "./gateway.ts";
import { type Ending, logOf, type RequestSoFar } from "./log-record.ts";
import { type Candidate, plan } from "./plan.ts";
import type { GatewayCaller } from "./ports.ts";
import { type ReadChat, readChat } from "./read-chat.ts";
import { translationOf } from "./translation-of.ts";
import { Warnings } from "./warnings.ts";

/** One chat request as a server takes it. */
export interface ChatCall {
  caller: GatewayCaller;
  /** Parsed JSON. */
  body: unknown;
  /** Parameters that came in a header. */
  params?: string;
  /** Headers of the client that go along to providers. */
  headers?: Readonly<Record<string, string>>;
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
const left: Ending = {
  status_code: 499,
  status: "cancelled",
  error_message: "The client left before the answer ended.",
};

/**
 * Answers a chat request: reads it, decides whom to ask, asks in turn, answers, and logs all of it once.
 *
 * @throws GatewayError
 */
export async function handleChat(context: GatewayContext, call: ChatCall): Promise<ChatAnswer> {
  const { ports, now } = context;
  const warnings = new Warnings();
  const receivedAt = now();
  const read = readChat(call.body, call.params, warnings);
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
          headers: call.headers ?? {},
          signal: call.signal,
          timeouts: context.timeouts,
          dispatcher: context.dispatcher,
        };
      },
    });
    Object.assign(request, {
      candidate: answered.candidate,
      paidBy: answered.chosen.from,
      attempts: answered.attempts,
      time_to_first_token: (now() - receivedAt) / 1000,
    });
    return await answer(context, call, { request, answered, record });
  } catch (error) {
    await record(endingOf(error, call.signal));
    throw error;
  }
}

async function candidatesFor(
  context: GatewayContext,
  call: ChatCall,
  read: ReadChat,
  warnings: Warnings,
): Promise<Candidate[]> {
  const { load_balance_group: group, loadbalance_models, kai, chat } = read;
  let members = group?.models;
  if (group?.group_id && !members && !chat.model && !loadbalance_models) {
    const stored = await context.ports.loadBalanceGroup(call.caller, group.group_id);
    if (!stored) {
      throw new GatewayError(`There is no load balance group ${group.group_id}.`, {
        status: 404,
        type: "invalid_request_error",
        code: "load_balance_group_not_found",
        param: "load_balance_group.group_id",
      });
    }
    members = stored;
  }
  return plan(
    {
      model: chat.model || undefined,
      loadbalance_models,
      group: group && (members ?? []),
      models: kai.models ?? undefined,
      exclude_models: kai.exclude_models ?? undefined,
      exclude_providers: kai.exclude_providers ?? undefined,
      fallback_models: kai.fallback_models ?? undefined,
      disable_fallback: kai.disable_fallback ?? undefined,
    },
    { safetyNet: context.safetyNet, random: context.random },
    warnings,
  );
}

interface Answering {
  request: RequestSoFar;
  answered: Answered;
  record: (ending: Ending) => Promise<void>;
}

async function answer(
  context: GatewayContext,
  call: ChatCall,
  { request, answered, record }: Answering,
): Promise<ChatAnswer> {
  const { answer: started, candidate } = answered;
  const { kai, chat } = request.read;
  const headers = headersOf(request, candidate);
  const extra = kai.echo ? { prompt_message: chat.messages } : {};
  const price = async (fields: WireFields) => {
    request.answered = fields;
    const usage = fields.usage as Record<string, unknown> | undefined;
    request.cost = fields.cost as number | undefined;
    if (usage && request.cost === undefined)
      request.cost = await context.ports.prices.cost(call.caller, {
        provider_id: candidate.provider.id,
        model: candidate.model,
        usage,
      });
  };
  if (started.kind === "json") {
    await price(started.read.fields);
    await record(success);
    const breakdown = kai.request_breakdown ? { request_breakdown: breakdownOf(request, context.now()) } : {};
    return { kind: "json", headers, body: { ...started.read.completion, ...extra, ...breakdown } };
  }
  const asked = chat["stream_options"] as { include_usage?: boolean } | undefined;
  const events = answerStream({
    held: started.held,
    rest: started.rest,
    usage: asked?.include_usage === true,
    first: kai.echo ? extra : undefined,
    framing: { field: kai.field_name ?? "data: ", delimiter: kai.delimiter ?? "\n\n" },
    async ended(how) {
      await price(started.translator.result().fields);
      await record(endOfStream(how, call.signal));
      if (how === "complete" && kai.request_breakdown)
        return JSON.stringify(breakdownChunk(breakdownOf(request, context.now())));
      return undefined;
    },
  });
  return { kind: "stream", headers, events };
}

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

function headersOf(
  { id, read, cached, warnings }: RequestSoFar,
  { provider, model }: Candidate,
): Record<string, string> {
  return {
    "x-kai-log-id": id,
    "x-kai-provider": provider.id,
    "x-kai-model": model,
    ...(read.chat.model && { "x-kai-requested-model": read.chat.model }),
    "x-kai-cache": cached ? "hit" : "miss",
    ...(warnings.subjects.length > 0 && { "x-kai-warnings": warnings.subjects.join(", ") }),
  };
}

function breakdownOf(request: RequestSoFar, now: number): Breakdown {
  const { read, answered = {}, candidate } = request;
  const usage = (answered.usage ?? {}) as { prompt_tokens?: number; completion_tokens?: number };
  return {
    prompt_tokens: usage.prompt_tokens ?? null,
    completion_tokens: usage.completion_tokens ?? null,
    cost: request.cost ?? null,
    prompt_messages: read.chat.messages,
    completion_message: answered.output ?? null,
    model: answered.model ?? candidate?.model ?? "",
    cached: request.cached,
    timestamp: new Date(now).toISOString(),
    status_code: 200,
    stream: request.stream,
    latency: (now - request.receivedAt) / 1000,
    scores: {},
    category: null,
    metadata: read.kai.metadata ?? {},
    routing_time: request.routing_time ?? 0,
    full_request: read.chat,
    sentiment_score: 0,
  };
}
