import type { ContentDelta, StreamEvent } from "../format.ts";
import type { JsonObject } from "../json.ts";
import type { Assembly } from "../stream-decoder.ts";
import { envelope } from "./openai-chat.ts";
import type { ChunkWriter } from "./stream-translator.ts";
import type { AnswerContext } from "./translation.ts";

type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** Writes the chunks of a provider that does not speak OpenAI's format: one for each thing it said, the usage at the end. */
export class WrittenChunks implements ChunkWriter {
  readonly #head: JsonObject;
  readonly #finishReason: (reason: string) => FinishReason;
  /** Choices whose role has been told. */
  readonly #begun = new Set<number>();
  /** Choices that called tools: some providers say that they merely stopped. */
  readonly #calling = new Set<number>();

  constructor(context: AnswerContext, finishReason: (reason: string) => FinishReason) {
    this.#head = envelope("chat.completion.chunk", { ...context });
    this.#finishReason = finishReason;
  }

  write(_event: JsonObject, said: readonly StreamEvent[]) {
    return said.flatMap((each) => {
      if (each.type === "content") return [this.#chunk(each.choice, this.#delta(each.choice, each), null)];
      if (each.type === "finish") return [this.#chunk(each.choice, {}, this.#reason(each.choice, each.reason))];
      return [];
    });
  }

  end(assembly: Assembly) {
    const { usage } = assembly.fields();
    if (!usage) return [];
    const data = JSON.stringify({ ...this.#head, choices: [], usage });
    return [{ type: "chunk" as const, data, content: false, usage: true }];
  }

  #chunk(index: number, delta: JsonObject, finish_reason: FinishReason | null) {
    const first = !this.#begun.has(index);
    this.#begun.add(index);
    const choice = { index, delta: { ...(first && { role: "assistant" }), ...delta }, finish_reason };
    return {
      type: "chunk" as const,
      data: JSON.stringify({ ...this.#head, choices: [choice] }),
      content: true,
      usage: false,
    };
  }

  #delta(choice: number, content: ContentDelta): JsonObject {
    switch (content.kind) {
      case "text":
        return { content: content.delta };
      case "reasoning":
        return { reasoning_content: content.delta };
      case "refusal":
        return { refusal: content.delta };
      case "audio":
        return { audio: content.delta };
      case "tool_call": {
        this.#calling.add(choice);
        const { index, id, name, arguments: args } = content.delta;
        const called = { ...(name !== undefined && { name }), ...(args !== undefined && { arguments: args }) };
        return { tool_calls: [{ index, ...(id !== undefined && { id, type: "function" }), function: called }] };
      }
      default:
        return {};
    }
  }

  #reason(choice: number, reason: string): FinishReason {
    const finish = this.#finishReason(reason);
    return finish === "stop" && this.#calling.has(choice) ? "tool_calls" : finish;
  }
}
