import type { ContentDelta, ToolCallDelta } from "../format.ts";
import { type JsonObject, objectsOf } from "../json.ts";
import { answerToolName } from "./answer-tool.ts";
import { withThoughtSignature } from "./thought-signature.ts";
import { argumentsText, toldWhole } from "./written-message.ts";

/** One tool call on its way. */
interface Call {
  /** Its place among those that are told. */
  told: number;
  /** It gives the answer, and is told as content. */
  isAnswer: boolean;
  hasArguments: boolean;
}

/** Reads the message so far, as the log has it. */
type Message = () => JsonObject;

/** Writes the deltas of one choice. */
export class WrittenChoice {
  /** Whether it has called tools of the client's. */
  called = false;
  readonly #calls = new Map<number, Call>();
  readonly #ids: (index: number) => string;
  #told = 0;
  #begun = false;

  /** @param ids Makes the id of a call that has none. */
  constructor(ids: (index: number) => string) {
    this.#ids = ids;
  }

  /** The deltas of what was said; the first of all tells the role. */
  deltas(content: ContentDelta, message: Message): JsonObject[] {
    return this.#begin(this.#said(content, message));
  }

  /** What is left to tell before the choice ends: arguments that never came, and what is told whole. */
  last(message: Message): JsonObject[] {
    const whole = message();
    const parts = toldWhole.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]);
    return this.#begin([
      ...this.#missingArguments(message),
      ...(parts.length > 0 ? [Object.fromEntries(parts) as JsonObject] : []),
    ]);
  }

  /** The delta that comes with the reason of the end. */
  end(): JsonObject {
    return this.#begin([{}])[0]!;
  }

  #begin(deltas: JsonObject[]): JsonObject[] {
    const [first, ...others] = deltas;
    if (this.#begun || !first) return deltas;
    this.#begun = true;
    return [{ role: "assistant", ...first }, ...others];
  }

  #said(content: ContentDelta, message: Message): JsonObject[] {
    switch (content.kind) {
      case "text":
        return [{ content: content.delta }];
      case "reasoning":
        return [{ reasoning_content: content.delta }];
      case "refusal":
        return [{ refusal: content.delta }];
      case "audio":
        return [{ audio: content.delta }];
      default:
        return this.#callDeltas(content.delta, message);
    }
  }

  #callDeltas(delta: ToolCallDelta, message: Message): JsonObject[] {
    const call = this.#calls.get(delta.index);
    if (!call) return [...this.#missingArguments(message), ...this.#newCall(delta)];
    const { arguments: text } = delta;
    if (text === undefined) return [];
    call.hasArguments = true;
    return [call.isAnswer ? { content: text } : { tool_calls: [{ index: call.told, function: { arguments: text } }] }];
  }

  #newCall({ index: position, id, name = "", arguments: text, signature }: ToolCallDelta): JsonObject[] {
    const isAnswer = name === answerToolName;
    const index = isAnswer ? -1 : this.#told++;
    this.#calls.set(position, { told: index, isAnswer, hasArguments: text !== undefined });
    if (isAnswer) return text === undefined ? [] : [{ content: text }];
    this.called = true;
    const call = {
      index,
      id: id ?? this.#ids(index),
      type: "function",
      function: { name, arguments: text ?? "" },
      ...(signature !== undefined && withThoughtSignature(signature)),
    };
    return [{ tool_calls: [call] }];
  }

  /** Arguments of calls that are over and had none: what the message says of them, at least `{}`. */
  #missingArguments(message: Message): JsonObject[] {
    const missing = [...this.#calls].filter(([, { hasArguments }]) => !hasArguments);
    if (missing.length === 0) return [];
    const whole = objectsOf(message()["tool_calls"]);
    return missing.map(([position, call]) => {
      call.hasArguments = true;
      const text = argumentsText(whole[position]);
      return call.isAnswer ? { content: text } : { tool_calls: [{ index: call.told, function: { arguments: text } }] };
    });
  }
}
