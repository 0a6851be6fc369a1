import type { Readable } from "node:stream";
import type { Envelope } from "@kai/schema";
import type { WireFields, WireFormat } from "@kai/wire";
import type { GatewayCall } from "./answer-request.ts";
import type { Question } from "./call-provider.ts";
import type { Candidate } from "./plan.ts";
import type { GatewayCaller } from "./ports.ts";
import type { Capability } from "./provider.ts";
import type { ReadOptions, ReadRequest } from "./read-request.ts";
import type { RelayReading } from "./start-relay.ts";

/** One request whose answer goes back as it comes. */
export interface RelayCall<Caller extends GatewayCaller> extends GatewayCall<Caller> {
  /** Parsed JSON, or the bytes of a form. */
  body: unknown;
  contentType?: string;
  /** What of the address says what is asked, with the query string. */
  path?: string;
}

/** An endpoint whose answers go back as they come, byte for byte. One file each, in `relays/`. */
export interface Relay {
  /** Whose form errors have that come in the middle of a stream. */
  envelope: Exclude<Envelope, "kai">;
  /** Reads a request. Throws GatewayError 400. */
  read(
    call: Pick<RelayCall<GatewayCaller>, "body" | "contentType" | "path">,
    options: ReadOptions,
  ): RelayedRequest | Promise<RelayedRequest>;
}

interface RelayedRequest {
  read: ReadRequest;
  /** Reads what was asked and what is answered for the log. */
  format: WireFormat;
  asked: WireFields;
  /** Whether a stream was asked for. */
  stream: boolean;
  /** The one provider that may answer; without it, whoever has the model. */
  candidate?: Candidate;
  /** @default none */
  needs?: readonly Capability[];
  /** What to ask a candidate. */
  question: (candidate: Candidate) => Question | Promise<Question>;
  /** Writes JSON that a candidate answers in the endpoint's own format, when it is another. */
  translate?: (candidate: Candidate) => RelayReading["translate"];
  /** Whether JSON is a stream too, of one list. @default false */
  streamsJson?: boolean;
  /** Headers for the provider that did not come as headers; only those that are forwarded anyway. */
  headers?: Readonly<Record<string, string>>;
  /** Whether a model is called at all: what is not is not logged. @default true */
  isCall?: boolean;
}

export type RelayAnswer = { headers: Record<string, string> } & (
  | { kind: "whole"; body: Buffer }
  /** Reading it to the end, or leaving it, is what ends the request. It breaks off where its format has no way to tell a failure. */
  | { kind: "stream"; pieces: Readable }
);
