import { platform } from "#platform";
import type { WireFields, WireFormat } from "@kai/wire";
import { type AnswerBody, type AnswerFacts, StreamedAnswer, WholeAnswer } from "./answer.ts";
import { BodyBuffer } from "./body-buffer.ts";
import type { KaiContext } from "./context.ts";
import { nextTurn } from "./next-turn.ts";
import type { Ending } from "./outcome.ts";
import type { ContentDecoder } from "./platform/platform.ts";
import { readRequest } from "./request-fields.ts";

/** The head of an answer, as far as it matters. */
export interface AnswerHead {
  status: number;
  contentType: string;
  contentEncoding: string;
  /** A kai gateway answered, which logs the call itself. */
  isLogged: boolean;
}

export interface CallOptions {
  format: WireFormat;
  /** Without the query string. */
  path: string;
  /** Most bytes of each body that are kept. */
  maxBodyBytes: number;
  /** Tells the context when the call is recorded. */
  context?: (() => Promise<KaiContext>) | undefined;
  /** Called once. */
  onEnd: (call: Call, ending: Ending) => void;
}

/** A request may hold this many times the kept bytes until its media are removed: the caller holds it in memory anyway. */
const REQUEST_HOLD_FACTOR = 16;
/** Longer bodies are read while the answer is awaited, and not looked into before. */
const LARGE_BODY = 64 * 1024;

/** One LLM call, fed by a transport: bytes and heads as they pass, and one ending. */
export class Call {
  readonly format: WireFormat;
  readonly context: CallOptions["context"];
  readonly request: BodyBuffer;
  /** The `content-type` of the request. */
  requestType: string | undefined;
  readonly startedAt = Date.now();
  /** Milliseconds since the start. */
  firstTokenAfter: number | undefined;
  endedAfter = 0;
  head: AnswerHead | undefined;

  readonly #path: string;
  readonly #maxBodyBytes: number;
  readonly #onEnd: CallOptions["onEnd"];
  readonly #start = performance.now();
  #expectedRequest: Uint8Array | undefined;
  #isOther: boolean | undefined;
  #requestFields: WireFields | undefined;
  #answer: AnswerBody | undefined;
  #decoder: ContentDecoder | undefined;
  #ended = false;

  constructor({ format, path, maxBodyBytes, context, onEnd }: CallOptions) {
    this.format = format;
    this.#path = path;
    this.context = context;
    this.request = new BodyBuffer(maxBodyBytes, maxBodyBytes * REQUEST_HOLD_FACTOR);
    this.#maxBodyBytes = maxBodyBytes;
    this.#onEnd = onEnd;
  }

  /** The body that is about to be sent: it counts when the connection fails before any of it was. */
  expectRequest(bytes: Uint8Array): void {
    this.#expectedRequest = bytes;
  }

  requestSent(bytes: Uint8Array): void {
    if (!this.#ended) this.request.push(bytes);
  }

  answerStarted(head: AnswerHead): void {
    if (this.#ended) return;
    if (this.isOther) return this.end({ kind: "complete" });
    // Now, rather than hold its bytes for as long as the answer takes. If it fails, it will fail again when it is told.
    if (this.request.bytes > LARGE_BODY)
      void nextTurn()
        .then(() => this.readRequest())
        .catch(() => {});
    this.head = head;
    const answer = this.#openAnswer(head);
    this.#answer = answer;
    this.#decoder = platform.contentDecoder(head.contentEncoding, (bytes) => answer.push(bytes));
  }

  answerReceived(bytes: Uint8Array): void {
    if (!this.#ended) (this.#decoder ?? this.#answer)?.push(bytes);
  }

  /** The first ending counts. */
  end(ending: Ending): void {
    if (this.#ended) return;
    this.#ended = true;
    this.endedAfter = this.#elapsed();
    if (this.request.bytes === 0 && this.#expectedRequest) this.request.push(this.#expectedRequest);
    this.#onEnd(this, ending);
  }

  /** Whether this is no LLM call: a request to another service, with the path of one. To be asked once all of the request was sent. */
  get isOther(): boolean {
    if (this.#isOther !== undefined) return this.#isOther;
    const body = this.request.peek(LARGE_BODY);
    this.#isOther = body !== undefined && !this.format.match({ method: "POST", path: this.#path, body });
    return this.#isOther;
  }

  /** What the request said. */
  readRequest(): WireFields {
    const head = { path: this.#path, ...(this.requestType !== undefined && { contentType: this.requestType }) };
    this.#requestFields ??= readRequest(this.format, this.request, head);
    return this.#requestFields;
  }

  /** What the answer said; undefined when none began. To be asked after the end. */
  async readAnswer(): Promise<AnswerFacts | undefined> {
    await this.#decoder?.end();
    return this.#answer?.read();
  }

  #openAnswer({ status, contentType, contentEncoding }: AnswerHead): AnswerBody {
    if (!platform.isReadable(contentEncoding)) {
      const warnings = `The answer has an encoding that cannot be read: ${contentEncoding}`;
      return { push() {}, read: () => ({ fields: { warnings } }) };
    }
    if (!/event-stream|eventstream|ndjson/.test(contentType)) {
      return new WholeAnswer(this.format, { status, contentType }, this.#maxBodyBytes);
    }
    return new StreamedAnswer(this.format, this.#maxBodyBytes, () => (this.firstTokenAfter = this.#elapsed()));
  }

  #elapsed(): number {
    return performance.now() - this.#start;
  }
}
