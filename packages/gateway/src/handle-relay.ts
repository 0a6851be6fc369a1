import type { WireFields } from "@kai/wire";
import { answerRequest, type Finish, newRequest } from "./answer-request.ts";
import { callProvider } from "./call-provider.ts";
import { endOfStream, success } from "./ending.ts";
import { errorEvent } from "./error-event.ts";
import { estimateUsage } from "./estimate-usage.ts";
import { findCandidates } from "./find-candidates.ts";
import type { GatewayContext } from "./gateway.ts";
import { inBandFailure } from "./in-band-failure.ts";
import type { RequestSoFar } from "./log-record.ts";
import type { GatewayCaller } from "./ports.ts";
import type { Relay, RelayAnswer, RelayCall } from "./relay.ts";
import { countContent, relayedTokens } from "./relayed-tokens.ts";
import { startRelay, type StartedRelay } from "./start-relay.ts";
import { toClient } from "./to-client.ts";
import { Warnings } from "./warnings.ts";

/**
 * Answers a request with the bytes that a provider answers, and reads both sides for the log.
 *
 * @throws GatewayError
 */
export async function handleRelay<Caller extends GatewayCaller>(
  context: GatewayContext<Caller>,
  relay: Relay,
  call: RelayCall<Caller>,
): Promise<RelayAnswer> {
  const receivedAt = context.now();
  const warnings = new Warnings();
  const asking = await relay.read(call, { header: call.params, warnings, policy: context.policy });
  const { read, format, asked, stream, candidate } = asking;
  const request = newRequest(context, { receivedAt, log_type: format.log_type, read, stream, asked, warnings });
  return answerRequest(
    context,
    { ...call, headers: { ...call.headers, ...asking.headers } },
    {
      request,
      isLogged: asking.isCall ?? true,
      candidates: async () => (candidate ? [candidate] : findCandidates(context, call.caller, { read, warnings })),
      needs: asking.needs ?? [],
      tokens: () => relayedTokens(format, asked),
      ask: async (each) =>
        callProvider(each, await asking.question(each.candidate), (upstream, redact) =>
          startRelay(upstream, {
            format,
            streamsJson: stream && asking.streamsJson === true,
            translate: asking.translate?.(each.candidate),
            refusesErrors: candidate === undefined,
            redact,
          }),
        ),
      answer: (start: StartedRelay, { headers, finish }) =>
        answer(start, {
          request,
          finish,
          signal: call.signal,
          envelope: relay.envelope,
          headers: { ...headers, "content-type": start.contentType },
        }),
    },
  );
}

interface Answering {
  headers: Record<string, string>;
  request: RequestSoFar;
  finish: Finish;
  signal: AbortSignal;
  envelope: Relay["envelope"];
}

async function answer(
  start: StartedRelay,
  { headers, request, finish, signal, envelope }: Answering,
): Promise<RelayAnswer> {
  if (start.kind === "whole") {
    request.answered = start.fields;
    await finish(start.fields.error_message ? { ...success, status: "error" } : success);
    return { kind: "whole", headers, body: start.body };
  }
  const { isEvents, result } = start;
  const pieces = toClient(start.pieces, {
    write: (piece) => piece,
    async ended(how) {
      const { fields, error } = result();
      const failure = how === "complete" ? error && inBandFailure(error) : how;
      noteAnswer(request, fields, failure === undefined);
      await finish(endOfStream(failure ?? "complete", signal));
      if (how === "complete" || how === "left") return "";
      // Sound and lists have no place for words: only a connection that breaks says that they are not whole.
      if (!isEvents) throw new Error("The provider's answer broke off.");
      return errorEvent(how, envelope);
    },
  });
  return { kind: "stream", headers, pieces };
}

/** A chat that broke off is paid for all the same, as far as it came. */
function noteAnswer(request: RequestSoFar, fields: WireFields, isWhole: boolean): void {
  request.answered = fields;
  if (isWhole || request.log_type !== "chat") return;
  const counted = estimateUsage(fields, { isWhole, prompt: () => countContent(request.asked.input) });
  request.answered = { ...fields, usage: counted.usage };
  request.usage_estimated = counted.isEstimated;
}
