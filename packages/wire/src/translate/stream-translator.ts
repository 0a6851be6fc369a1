import type { ContentBudget } from "../content-budget.ts";
import type { StreamEvent } from "../format.ts";
import type { JsonObject } from "../json.ts";
import { type Assembly, FramedDecoder, type FrameReader, type Hear } from "../stream-decoder.ts";
import type { ChatStreamEvent, StreamTranslator } from "./translation.ts";

const isError = ({ type }: StreamEvent) => type === "error";
const isLast = ({ type }: StreamEvent) => type === "done" || type === "error";

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
  const decoder = new FramedDecoder(Frames, Parts);
  const { assembly } = decoder;
  let chunks: ChatStreamEvent[] = [];
  let failed = false;
  let ended = false;

  const hear: Hear = (event, text, said) => {
    failed ||= said.some(isError);
    if (failed) return;
    for (const chunk of writer.write({ event, text, said, assembly })) chunks.push(chunk);
  };
  const lastWords = (): ChatStreamEvent[] => {
    if (ended) return [];
    ended = true;
    return writer.end(assembly);
  };

  return {
    push(bytes) {
      if (ended) return [];
      chunks = [];
      const last = decoder.push(bytes, hear).find(isLast);
      if (last?.type === "error") {
        ended = true;
        return [...chunks, { type: "error", error: last.error }];
      }
      return last ? [...chunks, ...lastWords(), { type: "done" }] : chunks;
    },
    end: lastWords,
    messages: () => writer.messages(assembly),
    result: () => decoder.result(),
  };
}
