import type { ContentBudget } from "../content-budget.ts";
import type { ContentDelta } from "../format.ts";
import { asLabel, asObject, asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { Members } from "../members.ts";
import { ToolCalls } from "./tool-calls.ts";

const handledApart = ["role", "tool_calls", "function_call", "audio"];

/** Assembles the message of one choice from its deltas. */
export class MessageBuilder {
  #role = "assistant";
  readonly #members: Members;
  readonly #toolCalls: ToolCalls;
  readonly #functionCall: Members;
  readonly #audio: Members;

  constructor(budget: ContentBudget) {
    this.#members = new Members(budget, ["content", "refusal", "reasoning_content", "reasoning"]);
    this.#toolCalls = new ToolCalls(budget);
    this.#functionCall = new Members(budget, ["arguments"]);
    this.#audio = new Members(budget, ["data", "transcript"]);
  }

  /** Takes one delta; returns the content in it. */
  push(delta: JsonObject): ContentDelta[] {
    this.#role = asLabel(delta["role"]) ?? this.#role;
    this.#members.merge(delta, handledApart);

    const found: ContentDelta[] = [];
    // A server that sends both spellings of reasoning says the same thing twice.
    const reasoning = asText(delta["reasoning_content"]) ?? asText(delta["reasoning"]);
    const text = asText(delta["content"]);
    const refusal = asText(delta["refusal"]);
    if (reasoning !== undefined) found.push({ kind: "reasoning", delta: reasoning });
    if (text !== undefined) found.push({ kind: "text", delta: text });
    if (refusal !== undefined) found.push({ kind: "refusal", delta: refusal });
    if (text === undefined) for (const part of objectsOf(delta["content"])) found.push(...readPart(part));
    for (const call of this.#toolCalls.push(delta["tool_calls"])) found.push({ kind: "tool_call", delta: call });
    this.#takeFunctionCall(delta, found);
    this.#takeAudio(delta, found);
    return found;
  }

  /** The message so far, in the shape of a whole response. */
  message(): JsonObject {
    const { content = null, ...members } = this.#members.all();
    return {
      role: this.#role,
      content,
      ...withoutEmpty({
        ...members,
        tool_calls: this.#toolCalls.list(),
        function_call: this.#functionCall.all(),
        audio: this.#audio.all(),
      }),
    };
  }

  /** The way tools were called before `tool_calls`. */
  #takeFunctionCall(delta: JsonObject, found: ContentDelta[]): void {
    const call = asObject(delta["function_call"]);
    if (!call) return;
    this.#functionCall.merge(call);
    const told = withoutEmpty({ name: asText(call["name"]), arguments: asText(call["arguments"]) });
    found.push({ kind: "tool_call", delta: { index: 0, ...told } });
  }

  #takeAudio(delta: JsonObject, found: ContentDelta[]): void {
    const audio = asObject(delta["audio"]);
    if (!audio) return;
    this.#audio.merge(audio);
    const told = withoutEmpty({ data: asText(audio["data"]), transcript: asText(audio["transcript"]) });
    if (Object.keys(told).length > 0) found.push({ kind: "audio", delta: told });
  }
}

/** What a content part says: its text, or the texts of its thinking. */
function readPart(part: JsonObject): ContentDelta[] {
  const text = asText(part["text"]);
  if (text !== undefined) return [{ kind: "text", delta: text }];
  const thoughts = objectsOf(part["thinking"]).map((thought) => asText(thought["text"]));
  return thoughts.filter((thought) => thought !== undefined).map((delta) => ({ kind: "reasoning", delta }));
}
