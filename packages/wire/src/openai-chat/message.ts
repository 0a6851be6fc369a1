import type { ContentDelta } from "../format.ts";
import { asObject, asText, type JsonObject, omit, withoutEmpty } from "../json.ts";
import type { ContentBudget } from "./content-budget.ts";
import { Members } from "./members.ts";
import { ToolCalls } from "./tool-calls.ts";

/** Assembles the message of one choice from its deltas. */
export class MessageBuilder {
  #role = "assistant";
  readonly #members: Members;
  readonly #audio: Members;
  readonly #functionCall: Members;
  readonly #toolCalls: ToolCalls;

  constructor(budget: ContentBudget) {
    this.#members = new Members(budget);
    this.#audio = new Members(budget);
    this.#functionCall = new Members(budget);
    this.#toolCalls = new ToolCalls(budget);
  }

  /** Takes one delta; returns the content in it. */
  push(delta: JsonObject): ContentDelta[] {
    const { role, content, refusal, reasoning_content, reasoning, tool_calls, function_call, audio, ...others } = delta;
    this.#role = asText(role) ?? this.#role;
    for (const [name, value] of Object.entries({ content, refusal, reasoning_content, reasoning })) {
      if (typeof value === "string") this.#members.append(name, value);
      else this.#members.merge({ [name]: value });
    }
    this.#members.merge(others);
    return [
      // A server that sends both spellings of reasoning says the same thing twice.
      ...textDelta("reasoning", asText(reasoning_content) ?? reasoning),
      ...textDelta("text", content),
      ...textDelta("refusal", refusal),
      ...this.#toolCalls.push(tool_calls).map((call) => ({ kind: "tool_call" as const, delta: call })),
      ...this.#pushFunctionCall(asObject(function_call)),
      ...this.#pushAudio(asObject(audio)),
    ];
  }

  /** The message so far, in the shape of a whole response. */
  message(): JsonObject {
    const { content = null, refusal, ...members } = this.#members.all();
    return {
      role: this.#role,
      content,
      ...withoutEmpty({
        refusal,
        ...members,
        tool_calls: this.#toolCalls.list(),
        function_call: this.#functionCall.all(),
        audio: this.#audio.all(),
      }),
    };
  }

  /** The way tools were called before `tool_calls`. */
  #pushFunctionCall(delta: JsonObject | undefined): ContentDelta[] {
    if (!delta) return [];
    const name = asText(delta["name"]);
    const text = asText(delta["arguments"]);
    this.#functionCall.merge({ name });
    this.#functionCall.append("arguments", text ?? "");
    return [{ kind: "tool_call", delta: { index: 0, ...withoutEmpty({ name, arguments: text }) } }];
  }

  #pushAudio(delta: JsonObject | undefined): ContentDelta[] {
    if (!delta) return [];
    const texts: Record<string, string> = {};
    for (const name of ["data", "transcript"]) {
      const text = asText(delta[name]);
      if (text === undefined) continue;
      texts[name] = text;
      this.#audio.append(name, text);
    }
    this.#audio.merge(omit(delta, "data", "transcript"));
    return Object.keys(texts).length > 0 ? [{ kind: "audio", delta: texts }] : [];
  }
}

function textDelta(kind: "text" | "reasoning" | "refusal", value: unknown): ContentDelta[] {
  const delta = asText(value);
  return delta === undefined ? [] : [{ kind, delta }];
}
