import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent } from "../format.ts";
import type { JsonObject } from "../json.ts";
import { type Assembly, FramedDecoder, type FrameReader } from "../stream-decoder.ts";
import type { ChatStreamEvent, StreamTranslator } from "./translation.ts";

export type Chunk = Extract<ChatStreamEvent, { type: "chunk" }>;

/** One event of a provider. */
export interface ToldEvent {
  event: JsonObject;
  /** The JSON it was read from. */
  text: string;
  /** What it revealed. */
  said: readonly StreamEvent[];
  /** All that was said so far, this included. */
  assembly: Assembly;
}

/** Writes what a provider's events say as chunks of OpenAI's. */
export interface ChunkWriter {
  write(told: ToldEvent): Chunk[];
  /** What is left to say once the provider has ended. */
  end(assembly: Assembly): Chunk[];
  /** The messages of all choices so far, as the client has them. */
  messages(assembly: Assembly): JsonObject[];
}

interface StreamParts {
  Frames: new (maxEventLength?: number) => FrameReader;
  Parts: new (budget: ContentBudget) => Assembly;
  writer: ChunkWriter;
}

/** Reads a provider's stream as its format does, and writes every event of it on the way. */
export function translateStream({ Frames, Parts, writer }: StreamParts): StreamTranslator {
  let assembly: Assembly | undefined;
  let chunks: ChatStreamEvent[] = [];
  let failed = false;
  let ended = false;

  /** The assembly, listened to. */
  class Heard implements Assembly {
    readonly #assembly: Assembly;

    constructor(budget: ContentBudget) {
      this.#assembly = assembly = new Parts(budget);
    }

    get complete() {
      return this.#assembly.complete;
    }

    push(event: JsonObject, name: string, text: string): StreamEvent[] {
      const said = this.#assembly.push(event, name, text);
      failed ||= said.some(({ type }) => type === "error");
      if (!failed) chunks.push(...writer.write({ event, text, said, assembly: this.#assembly }));
      return said;
    }

    fields() {
      return this.#assembly.fields();
    }
  }

  const decoder = new FramedDecoder(Frames, Heard);
  const lastWords = (): ChatStreamEvent[] => {
    if (ended || !assembly) return [];
    ended = true;
    return writer.end(assembly);
  };

  return {
    push(bytes) {
      if (ended) return [];
      chunks = [];
      const last = decoder.push(bytes).find(({ type }) => type === "done" || type === "error");
      if (last?.type === "error") {
        ended = true;
        return [...chunks, { type: "error", error: last.error }];
      }
      return last ? [...chunks, ...lastWords(), { type: "done" }] : chunks;
    },
    end: lastWords,
    messages: () => (assembly ? writer.messages(assembly) : []),
    result: () => decoder.result(),
  };
}
