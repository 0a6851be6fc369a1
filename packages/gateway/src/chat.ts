import type { Readable } from "node:stream";
import { findFormat, type WireFields } from "@kai/wire";
import { answerRequest, type Finish, type GatewayCall, newRequest } from "./answer-request.ts";
import { answerStream } from "./answer-stream.ts";
import { applyPrompt } from "./apply-prompt.ts";
import { askChat } from "./ask-chat.ts";
import { breakdownChunk, breakdownOf } from "./breakdown.ts";
import { cachingOf } from "./caching.ts";
import { needsOf } from "./capabilities.ts";
import { endOfStream, success } from "./ending.ts";
import { estimateAnswer, estimatePrompt } from "./estimate-tokens.ts";
import { estimateUsage } from "./estimate-usage.ts";
import { findCandidates } from "./find-candidates.ts";
import type { GatewayContext } from "./gateway.ts";
import type { RequestSoFar } from "./log-record.ts";
import type { GatewayCaller } from "./ports.ts";
import { LinkedImages } from "./linked-images.ts";
import { type ReadChat, readChat } from "./read-chat.ts";
import { canonicalName } from "./resolve-model.ts";
import type { Speeds } from "./speeds.ts";
import type { StartedChat } from "./start-chat.ts";
import { Warnings } from "./warnings.ts";

/** One chat request as a server takes it. */
export interface ChatCall<Caller extends GatewayCaller> extends GatewayCall<Caller> {
  /** Parsed JSON. */
  body: unknown;
}

interface Head {
  headers: Record<string, string>;
}
export type ChatAnswer =
  | (Head & { kind: "json"; body: Record<string, unknown> })
  /** Server-sent events, ready to write. Reading it to the end, or leaving it, is what ends the request. */
  | (Head & {
      kind: "stream";
      events: Readable;
      /** Whether comments may stand between the events: not where the client set their framing. */
      takesComments: boolean;
    });

const openaiFormat = findFormat({ method: "POST", path: "/chat/completions" })!;

/**
 * Answers a chat request, whichever format the provider speaks that answers it.
 *
 * @throws GatewayError
 */
export async function handleChat<Caller extends GatewayCaller>(
  context: GatewayContext<Caller>,
  call: ChatCall<Caller>,
): Promise<ChatAnswer> {
  const receivedAt = context.now();
  const warnings = new Warnings();
  const { ports, policy } = context;
  const given = readChat(call.body, { header: call.params, warnings, policy });
  const read = await applyPrompt(given, { ports, caller: call.caller, warnings, policy });
  const { chat } = read;
  const stream = chat["stream"] === true;
  const images = new LinkedImages(chat, { policy: context.policy, signal: call.signal });
  const needs = needsOf(chat);
  const asked = openaiFormat.readRequest(chat);
  const caching = cachingOf(read.kai, warnings);
  const request = newRequest(context, { receivedAt, log_type: "chat", read, stream, asked, warnings });
  return answerRequest(context, call, {
    request,
    candidates: () =>
      findCandidates(context, call.caller, { read, warnings, chat: { needs, prompt: () => estimatePrompt(chat) } }),
    needs,
    tokens: () => ({ prompt: estimatePrompt(chat), completion: estimateAnswer(chat) }),
    ask: (asking) =>
      askChat(asking, {
        chat,
        stream,
        id: `chatcmpl-${request.id}`,
        images,
        thoughts: context.thoughts,
        project_id: call.caller.project_id,
        warnings,
        through:
          caching && ((asked, ask) => context.cache.through({ caller: call.caller, caching, asking, ...asked }, ask)),
      }),
    answer: (start, told) => {
      noteSpeed(context.speeds, request, start);
      return answer(call.signal, { ...told, request, read, start });
    },
  });
}

/** Whole answers would say how long they are, too. */
function noteSpeed(speeds: Speeds, { attempts, candidate }: RequestSoFar, start: StartedChat): void {
  const last = attempts.at(-1);
  if (candidate && last && start.kind === "stream" && !start.cached)
    speeds.note(canonicalName(candidate), last.latency);
}

interface Answering extends Head {
  request: RequestSoFar;
  read: ReadChat;
  start: StartedChat;
  finish: Finish;
}

async function answer(
  signal: AbortSignal,
  { headers, request, read: { kai, chat, prompt }, start, finish }: Answering,
): Promise<ChatAnswer> {
  const noteAnswer = (fields: WireFields, isWhole: boolean) => {
    const counted = estimateUsage(fields, { isWhole, prompt: () => estimatePrompt(chat) });
    request.answered = { ...fields, usage: counted.usage };
    request.usage_estimated = counted.isEstimated;
  };
  const extra = kai.echo || prompt?.echo ? { prompt_message: chat.messages } : undefined;
  if (start.kind === "json") {
    noteAnswer(start.read.fields, true);
    const finished = await finish(success);
    const summary = kai.request_breakdown ? { request_breakdown: breakdownOf(request, chat, finished) } : {};
    return { kind: "json", headers, body: { ...start.read.completion, ...extra, ...summary } };
  }
  const asked = chat["stream_options"] as { include_usage?: boolean } | undefined;
  const events = answerStream({
    events: start.events,
    usage: asked?.include_usage === true,
    first: extra,
    framing: { field: kai.field_name ?? "data: ", delimiter: kai.delimiter ?? "\n\n" },
    async ended(how) {
      noteAnswer(start.result().fields, how === "complete");
      const finished = await finish(endOfStream(how, signal));
      if (how !== "complete" || !kai.request_breakdown) return undefined;
      return JSON.stringify(breakdownChunk(breakdownOf(request, chat, finished)));
    },
  });
  return { kind: "stream", headers, events, takesComments: !kai.field_name && !kai.delimiter };
}
