import type { ContentBudget } from "../content-budget.ts";
import type { ContentDelta, StreamEvent } from "../format.ts";
import { asJson, asLabel, asObject, asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { continues, isText, isThought } from "./message.ts";

/** Assembles one candidate from its part of the chunks. */
export class CandidateBuilder {
  readonly #index: number;
  readonly #budget: ContentBudget;
  readonly #parts: JsonObject[] = [];
  readonly #others: LastWords;
  #toolCalls = 0;
  #finishReason: string | undefined;

  constructor(index: number, budget: ContentBudget) {
    this.#index = index;
    this.#budget = budget;
    this.#others = new LastWords(budget);
  }

  get finished(): boolean {
    return this.#finishReason !== undefined;
  }

  /** Takes the candidate of one chunk. */
  push(candidate: JsonObject): StreamEvent[] {
    const parts = objectsOf(asObject(candidate["content"])?.["parts"]);
    const content = parts.flatMap((part) => this.#takePart(part));
    this.#others.merge(candidate, ["index", "content", "finishReason"]);
    const events: StreamEvent[] = content.map((each) => ({ type: "content", choice: this.#index, ...each }));
    const reason = asLabel(candidate["finishReason"]);
    if (reason !== undefined && !this.finished) events.push({ type: "finish", choice: this.#index, reason });
    this.#finishReason = reason ?? this.#finishReason;
    return events;
  }

  /** The candidate so far, in the shape of a whole response. */
  candidate(): JsonObject {
    return {
      index: this.#index,
      ...withoutEmpty({ content: withoutEmpty({ parts: [...this.#parts] }), finishReason: this.#finishReason }),
      ...this.#others.all(),
    };
  }

  #takePart(part: JsonObject): ContentDelta[] {
    const before = this.#parts.at(-1);
    const kept = isText(part) ? { ...part, text: this.#budget.take(String(part["text"])) } : part;
    const signature = part["thoughtSignature"];
    if (continues(before, part)) {
      const text = `${String(before["text"])}${String(kept["text"])}`;
      if (this.#budget.allows(signature)) this.#parts[this.#parts.length - 1] = { ...before, ...kept, text };
    } else if (this.#budget.admits() && this.#budget.allows(isText(part) ? signature : part)) this.#parts.push(kept);
    return this.#contentIn(part);
  }

  #contentIn(part: JsonObject): ContentDelta[] {
    const text = asText(part["text"]);
    if (text !== undefined) return [{ kind: isThought(part) ? "reasoning" : "text", delta: text }];
    const call = asObject(part["functionCall"]);
    if (call) {
      const told = withoutEmpty({
        id: asLabel(call["id"]),
        name: asLabel(call["name"]),
        arguments: asJson(call["args"]),
        signature: asText(part["thoughtSignature"]),
      });
      return [{ kind: "tool_call", delta: { index: this.#toolCalls++, ...told } }];
    }
    const { mimeType, data } = asObject(part["inlineData"]) ?? {};
    const isAudio = typeof mimeType === "string" && mimeType.startsWith("audio/");
    return isAudio && typeof data === "string" ? [{ kind: "audio", delta: { data } }] : [];
  }
}
