import { ContentBudget } from "./content-budget.ts";
import type { DecoderOptions, StreamDecoder, StreamEvent, StreamResult, WireFields } from "./format.ts";
import { asObject } from "./json.ts";
import type { WireError } from "./wire-error.ts";

const DEFAULT_MAX_CONTENT_LENGTH = 8 * 1024 * 1024;

/** One event of a stream, found by its framing: server-sent events, lines, or AWS's messages. */
export interface Frame {
  event: string;
  data: string;
}

/** Finds events in bytes that may be split anywhere. Never throws. */
export interface FrameReader {
  push(bytes: Uint8Array): Frame[];
  /** Events skipped because they were longer than allowed. */
  readonly oversized: number;
}

/** Puts the events of one stream together again. May throw on JSON that is nested deeper than the stack. */
export interface Assembly {
  /** Takes one event, and the JSON it was read from. */
  push(event: Record<string, unknown>, name: string, text: string): StreamEvent[];
  /** Everything so far. */
  fields(): WireFields;
  /** Whether nothing is missing, although the provider's last word may not have come. */
  readonly complete: boolean;
}

/** Hears each event, the JSON it was read from, and what it revealed. */
export type Hear = (event: Record<string, unknown>, text: string, said: readonly StreamEvent[]) => void;

/** Reads a stream: one class finds its events, another assembles them. */
export class FramedDecoder implements StreamDecoder {
  readonly assembly: Assembly;
  readonly #budget: ContentBudget;
  readonly #frames: FrameReader;
  #unparsable = 0;
  #done = false;
  #error: WireError | undefined;

  constructor(
    Frames: new (maxEventLength?: number) => FrameReader,
    Parts: new (budget: ContentBudget) => Assembly,
    { maxEventLength, maxContentLength = DEFAULT_MAX_CONTENT_LENGTH }: DecoderOptions = {},
  ) {
    this.#budget = new ContentBudget(maxContentLength);
    this.#frames = new Frames(maxEventLength);
    this.assembly = new Parts(this.#budget);
  }

  push(bytes: Uint8Array, hear?: Hear): StreamEvent[] {
    const events: StreamEvent[] = [];
    for (const frame of this.#frames.push(bytes)) {
      if (this.#done) break;
      for (const event of this.#read(frame, hear)) events.push(event);
    }
    return events;
  }

  result(): StreamResult {
    const warnings = this.#warnings();
    return {
      fields: {
        ...this.assembly.fields(),
        ...(this.#error && { error_message: this.#error.message }),
        ...(warnings && { warnings }),
      },
      complete: this.#done || this.assembly.complete,
      ...(this.#error && { error: this.#error }),
    };
  }

  #read({ event, data }: Frame, hear?: Hear): StreamEvent[] {
    const text = data.startsWith("{") ? data : data.trim();
    if (text === "") return [];
    const events: StreamEvent[] = text === "[DONE]" ? [{ type: "done" }] : this.#parse(text, event, hear);
    if (event === "error" && !events.some(({ type }) => type === "error")) {
      events.push({ type: "error", error: { message: text } });
    }
    for (const each of events) {
      if (each.type === "error") this.#error ??= each.error;
      if (each.type === "done") this.#done = true;
    }
    return events;
  }

  #parse(text: string, event: string, hear?: Hear): StreamEvent[] {
    try {
      const json = asObject(JSON.parse(text));
      if (json) {
        const said = this.assembly.push(json, event, text);
        hear?.(json, text, said);
        return said;
      }
    } catch {
      // Not JSON, or JSON that is nested deeper than the stack.
    }
    if (event !== "error") this.#unparsable++;
    return [];
  }

  #warnings(): string {
    const counts: [count: number, what: string][] = [
      [this.#unparsable, "stream events skipped because they were no JSON objects"],
      [this.#frames.oversized, "stream events skipped because they were too long"],
      [this.#budget.dropped, "characters of streamed content not kept because there were too many"],
      [this.#budget.refused, "parts of the stream not kept because there were too many"],
    ];
    return counts
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${what}: ${count}`)
      .join("; ");
  }
}
