import type { Choice } from "../answer.ts";
import type { ChatRequest } from "../chat-request.ts";
import type { Chunks } from "../chunks.ts";
import type { ErrorBody, ScriptParts } from "../script.ts";

/** An answer as the model means it, before it is written for a client. */
export interface Meant {
  request: ChatRequest;
  choices: Choice[];
  script: ScriptParts;
}

/** One API of a provider: the mock means the same in each, and says it in its words. */
export interface Dialect {
  /** Paths that speak it. */
  readonly paths: RegExp;
  /** Of a streamed answer. */
  readonly streamType: string;
  /** Whether a stream ends in `[DONE]`. */
  readonly saysDone: boolean;
  /**
   * What a request asks for, in OpenAI's words.
   *
   * @throws RequestProblem for what the provider would refuse
   */
  read(asked: Asked): ChatRequest;
  /** The body of an answer without streaming. */
  completion(meant: Meant): object;
  /** The events of a streamed one. */
  events(meant: Meant): Chunks;
  /** The bytes of an event. @param toJson May break what it writes, on purpose. */
  frame(event: object, toJson: (value: unknown) => string): string | Uint8Array;
  errorBody(status: number, error: ErrorBody): object;
  /** An error in the middle of a stream. */
  errorEvent(error: ErrorBody, options: { named: boolean }): string | Uint8Array;
}

interface Asked {
  /** Without the query string. */
  path: string;
  body: unknown;
}

/** What a provider complains about. */
export class RequestProblem extends Error {
  readonly param: string | null;

  constructor(message: string, param: string | null = null) {
    super(message);
    this.name = "RequestProblem";
    this.param = param;
  }
}

/** @throws RequestProblem for members that the provider does not know */
export function refuseUnknown(body: object, known: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown) throw new RequestProblem(`${unknown}: Extra inputs are not permitted`, unknown);
}

export type Json = Record<string, unknown>;

/** @throws RequestProblem */
export function objectBody(body: unknown): Json {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Json;
  throw new RequestProblem("We could not parse the JSON body of your request.");
}

/** Conversations that begin with the user and then alternate. @throws RequestProblem */
export function checkTurns(turns: readonly { role: string }[], name: string, answerer: string): void {
  if (turns.length === 0) throw new RequestProblem(`${name}: at least one message is required`, name);
  for (const [index, { role }] of turns.entries()) {
    const wanted = index % 2 === 0 ? "user" : answerer;
    if (role !== wanted) throw new RequestProblem(`${name}.${index}: roles must alternate, expected ${wanted}`, name);
  }
}
