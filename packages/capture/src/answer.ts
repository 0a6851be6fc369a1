import type { ResponseHead, StreamDecoder, WireError, WireFields, WireFormat } from "@kai/wire";
import { BodyBuffer } from "./body-buffer.ts";
import { concat } from "./bytes.ts";
import { parseBody, salvage } from "./parse-body.ts";

/** What the body of an answer said. */
export interface AnswerFacts {
  fields: WireFields;
  /** Whether the provider said everything it had to say; unknown when only the connection can tell. */
  isComplete?: boolean;
  /** An error the provider sent inside of a stream. */
  error?: WireError;
  isCut?: boolean;
  /** Why the body is no answer although it arrived. */
  problem?: string;
}

/** Collects the body of one answer. */
export interface AnswerBody {
  push(bytes: Uint8Array): void;
  read(): AnswerFacts;
}

/** Reading many events at once takes a fraction of the time. */
const READ_BYTES = 64 * 1024;

/** An answer that arrives event by event: read as it comes until the first token is noticed, then piece by piece. */
export class StreamedAnswer implements AnswerBody {
  readonly #decoder: StreamDecoder;
  readonly #onFirstToken: () => void;
  #hasContent = false;
  #unread: Uint8Array[] = [];
  #unreadBytes = 0;

  constructor(format: WireFormat, maxContentLength: number, onFirstToken: () => void) {
    this.#decoder = format.decoder({ maxContentLength });
    this.#onFirstToken = onFirstToken;
  }

  push(bytes: Uint8Array): void {
    if (!this.#hasContent) {
      this.#hasContent = this.#decoder.push(bytes).some(({ type }) => type === "content");
      if (this.#hasContent) this.#onFirstToken();
      return;
    }
    this.#unread.push(bytes);
    this.#unreadBytes += bytes.byteLength;
    if (this.#unreadBytes >= READ_BYTES) this.#readUnread();
  }

  read(): AnswerFacts {
    this.#readUnread();
    const { fields, complete, error } = this.#decoder.result();
    return { fields, isComplete: complete, ...(error && { error }) };
  }

  #readUnread(): void {
    this.#decoder.push(concat(this.#unread));
    this.#unread = [];
    this.#unreadBytes = 0;
  }
}

/** An answer in one piece. */
export class WholeAnswer implements AnswerBody {
  readonly #format: WireFormat;
  readonly #head: ResponseHead & { contentType: string };
  readonly #body: BodyBuffer;

  constructor(format: WireFormat, head: ResponseHead & { contentType: string }, maxBytes: number) {
    this.#format = format;
    this.#head = head;
    this.#body = new BodyBuffer(maxBytes);
  }

  push(bytes: Uint8Array): void {
    this.#body.push(bytes);
  }

  read(): AnswerFacts {
    const { bytes } = this.#body;
    const head = { ...this.#head, bytes };
    if (bytes === 0) return { fields: this.#format.readResponse(undefined, head), problem: "The answer was empty" };
    if (/^(audio|image|video)\/|octet-stream/.test(head.contentType)) {
      const output = `[removed by kai: ${bytes} bytes of ${head.contentType}]`;
      return { fields: { output, ...this.#format.readResponse(undefined, head) } };
    }
    const { text, isCut } = this.#body.read();
    const parsed = parseBody({ text, isCut });
    if (parsed !== undefined) return { fields: this.#format.readResponse(parsed, head), isCut };
    if (isCut) return { fields: { ...this.#format.readResponse(salvage(text), head), output: text }, isCut };
    const isJson = head.contentType.includes("json");
    return { fields: this.#format.readResponse(text, head), ...(isJson && { problem: "The answer is no valid JSON" }) };
  }
}
