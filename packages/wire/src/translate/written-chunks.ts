import type { WireFields } from "../format.ts";
import { asObject, type JsonObject } from "../json.ts";
import type { Assembly } from "../stream-decoder.ts";
import { envelope } from "./envelope.ts";
import { finishOf, type FinishReason } from "./finish-reason.ts";
import type { Chunk, ChunkWriter, ToldEvent } from "./stream-translator.ts";
import type { AnswerContext } from "./translation.ts";
import { WrittenChoice } from "./written-choice.ts";
import { type CallIds, callIdsOf, writeMessage } from "./written-message.ts";
import { writeUsage } from "./written-usage.ts";

export interface ChunkWords {
  context: AnswerContext;
  /** OpenAI's word for the provider's reason to end. */
  finishReason: (reason: string) => FinishReason;
  /** A message of the log with the names OpenAI's clients know. @default as it is */
  rename?: (message: JsonObject) => JsonObject;
  /** The log probabilities an event tells of one choice. @default none */
  logprobs?: (event: JsonObject, choice: number) => JsonObject | undefined;
}

/** Writes the chunks of a provider that does not speak OpenAI's format: one for each thing it said, the usage at the end. */
export class WrittenChunks implements ChunkWriter {
  readonly #words: ChunkWords;
  readonly #ids: CallIds;
  readonly #choices = new Map<number, WrittenChoice>();
  #head: JsonObject | undefined;

  constructor(words: ChunkWords) {
    this.#words = words;
    this.#ids = callIdsOf(words.context.id);
  }

  write({ event, said, assembly }: ToldEvent): Chunk[] {
    if (said.length === 0) return [];
    const logprobs = new Map<number, JsonObject>();
    for (const { choice } of said.filter((each) => "choice" in each)) {
      const told = this.#words.logprobs?.(event, choice);
      if (told) logprobs.set(choice, told);
    }
    return said.flatMap((each) => {
      if (each.type === "finish") return this.#finish(each, assembly);
      if (each.type !== "content") return [];
      const deltas = this.#choice(each.choice).deltas(each, () => this.#message(each.choice, assembly));
      const told = each.kind === "text" ? logprobs.get(each.choice) : undefined;
      if (told) logprobs.delete(each.choice);
      return deltas.map((delta) =>
        this.#chunk({ index: each.choice, delta, ...(told && { logprobs: told }) }, assembly),
      );
    });
  }

  end(assembly: Assembly): Chunk[] {
    const { usage, finish_reason: reason } = assembly.fields();
    const written = writeUsage(usage);
    // A prompt that was blocked has no choices, only the reason.
    const blocked = this.#choices.size === 0 && reason ? this.#finish({ choice: 0, reason }, assembly) : [];
    if (!written) return blocked;
    const data = JSON.stringify({ ...this.#headOf(assembly), choices: [], usage: written });
    return [...blocked, { type: "chunk", data, content: false, usage: true }];
  }

  messages(assembly: Assembly): JsonObject[] {
    return [...this.#choices.keys()].map((index) => this.#message(index, assembly));
  }

  #finish({ choice: index, reason }: { choice: number; reason: string }, assembly: Assembly): Chunk[] {
    const choice = this.#choice(index);
    const last = choice.last(() => this.#message(index, assembly));
    const finish_reason = finishOf(this.#words.finishReason(reason), choice.called);
    return [
      ...last.map((delta) => this.#chunk({ index, delta }, assembly)),
      this.#chunk({ index, delta: choice.end(), finish_reason, native_finish_reason: reason }, assembly),
    ];
  }

  #choice(index: number): WrittenChoice {
    const known = this.#choices.get(index) ?? new WrittenChoice((call) => this.#ids(index, call));
    this.#choices.set(index, known);
    return known;
  }

  #chunk(choice: JsonObject, assembly: Assembly): Chunk {
    const choices = [{ finish_reason: null, ...choice }];
    const data = JSON.stringify({ ...this.#headOf(assembly), choices });
    return { type: "chunk", data, content: true, usage: false };
  }

  /** The same for all chunks: what the first events say of the answer's id and model. */
  #headOf(assembly: Assembly): JsonObject {
    return (this.#head ??= envelope("chat.completion.chunk", this.#words.context, assembly.fields()));
  }

  #message(index: number, assembly: Assembly): JsonObject {
    const message = messageAt(index, assembly.fields());
    return writeMessage(this.#words.rename?.(message) ?? message, (call) => this.#ids(index, call));
  }
}

const messageAt = (index: number, { output, completion_messages }: WireFields): JsonObject =>
  asObject(completion_messages?.[index] ?? (index === 0 ? output : undefined)) ?? {};
