import type { WireError, WireFields, WireFormat } from "@kai/wire";
import { type UpstreamAnswer, UpstreamFailure } from "./call-upstream.ts";
import { EventBoundary } from "./event-boundary.ts";
import { inBandFailure } from "./in-band-failure.ts";
import { type Incoming, untilBegun } from "./incoming.ts";
import { readJson, readWhole } from "./read-whole.ts";
import { type Redact, redactAll } from "./redact.ts";

/** An answer that goes to the client as it came: nothing of it has been sent yet. */
export type StartedRelay = { headers: UpstreamAnswer["headers"]; contentType: string } & (
  | { kind: "whole"; body: Buffer; fields: WireFields }
  | {
      kind: "stream";
      pieces: Incoming<Buffer>;
      /** Whether the pieces are server-sent events, each of them whole. */
      isEvents: boolean;
      /** What was said so far, for the log. */
      result: () => { fields: WireFields; error?: WireError };
    }
);

export interface RelayReading {
  /** Reads the answer for the log. */
  format: WireFormat;
  /** Whether JSON is a stream too, of one list. */
  streamsJson: boolean;
  /** Writes JSON in another format; the answer is read in that one. */
  translate?: (body: unknown) => unknown;
  /** Whether an error within a success is a failure: another candidate may answer then. */
  refusesErrors: boolean;
  redact: Redact;
}

const mostHeld = 64 * 1024 * 1024;

/** Reads the answer of a provider until it has said something. @throws UpstreamFailure */
export async function startRelay(upstream: UpstreamAnswer, reading: RelayReading): Promise<StartedRelay> {
  const { headers } = upstream;
  const contentType = headers["content-type"] ?? "application/octet-stream";
  const shared = { headers, contentType };
  if (/^text\/event-stream/i.test(contentType)) return { ...shared, ...(await startEvents(upstream, reading)) };
  if (/json/i.test(contentType) && reading.streamsJson)
    return { ...shared, ...(await startEvents(upstream, reading, { asList: true })) };
  if (/^audio\/|octet-stream/i.test(contentType)) return { ...shared, ...(await startSound(upstream, reading.format)) };
  return { ...shared, ...(await readRelay(upstream, contentType, reading)) };
}

async function readRelay(
  upstream: UpstreamAnswer,
  contentType: string,
  { format, translate, refusesErrors, redact }: RelayReading,
): Promise<{ kind: "whole"; body: Buffer; fields: WireFields }> {
  const bytes = await readWhole(upstream);
  const json = /json/i.test(contentType) ? readJson(bytes) : bytes.toString();
  const said = translate ? translate(json) : json;
  const read = format.readResponse(said, { status: upstream.status, contentType, bytes: bytes.length });
  const fields = read.error_message ? redactAll(read, redact) : read;
  if (refusesErrors && fields.error_message)
    throw new UpstreamFailure(inBandFailure({ message: fields.error_message }));
  return { kind: "whole", body: translate ? Buffer.from(JSON.stringify(said)) : bytes, fields };
}

async function startEvents(upstream: UpstreamAnswer, { format, redact }: RelayReading, { asList = false } = {}) {
  const decoder = format.decoder();
  const boundary = asList ? undefined : new EventBoundary();
  let hasBegun = false;
  let hasFailed = false;
  const redacted = (bytes: Buffer) => (hasFailed ? Buffer.from(redact(bytes.toString())) : bytes);
  const pieces = await untilBegun<Buffer>(upstream, {
    push(bytes, tell) {
      const failed = decoder.push(bytes).find(({ type }) => type === "error");
      hasFailed ||= failed !== undefined;
      // Later ones are the client's to read.
      if (!hasBegun && failed?.type === "error")
        throw new UpstreamFailure(inBandFailure(redactAll(failed.error, redact)));
      const whole = boundary ? boundary.push(bytes) : bytes;
      if ((boundary?.size ?? 0) > mostHeld)
        throw new UpstreamFailure({ status: 502, code: "upstream_too_large", message: "An event is too large." });
      if (whole.length > 0) tell(redacted(whole));
      hasBegun ||= whole.length > 0;
      return false;
    },
    end(tell) {
      const { complete, error } = decoder.result();
      if (!complete && !error)
        throw new UpstreamFailure({
          status: 502,
          code: "upstream_truncated",
          message: "The provider's answer ended too early.",
        });
      const rest = boundary?.rest();
      if (rest?.length) tell(redacted(rest));
    },
    begins: () => true,
  });
  const result = () => {
    const read = decoder.result();
    return read.error ? redactAll(read, redact) : read;
  };
  return { kind: "stream" as const, isEvents: !asList, pieces, result };
}

async function startSound(upstream: UpstreamAnswer, format: WireFormat) {
  const contentType = upstream.headers["content-type"];
  let bytes = 0;
  const pieces = await untilBegun<Buffer>(upstream, {
    push(piece, tell) {
      bytes += piece.length;
      tell(piece);
      return false;
    },
    end() {},
    begins: () => true,
  });
  const result = () => ({ fields: format.readResponse(undefined, { status: upstream.status, contentType, bytes }) });
  return { kind: "stream" as const, isEvents: false, pieces, result };
}
