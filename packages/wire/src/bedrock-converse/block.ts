import type { ContentBudget } from "../content-budget.ts";
import type { ContentDelta } from "../format.ts";
import { asLabel, asObject, asText, type JsonObject, omit, saysNothing, withoutEmpty } from "../json.ts";
import { Members } from "../members.ts";

const handledApart = ["toolUse", "reasoningContent", "citation"];

/** Assembles one content block. */
export class BlockBuilder {
  readonly #members: Members;
  readonly #toolUse: Members;
  readonly #reasoning: Members;
  readonly #nextToolCall: () => number;
  #toolCall: number | undefined;
  /** Whether its tool runs at Bedrock. */
  #isTheirs = false;

  /** @param nextToolCall gives each tool call its position among them */
  constructor(budget: ContentBudget, nextToolCall: () => number) {
    this.#members = new Members(budget, ["text"]);
    this.#toolUse = new Members(budget, ["input"]);
    this.#reasoning = new Members(budget, ["text", "signature", "redactedContent"]);
    this.#nextToolCall = nextToolCall;
  }

  /** Takes the start of the block or one delta; returns the content in it. */
  push(delta: JsonObject): ContentDelta[] {
    const { citation, text: plain } = delta;
    const use = asObject(delta["toolUse"]);
    const reasoning = asObject(delta["reasoningContent"]);
    this.#members.merge(delta, handledApart);
    if (citation !== undefined) this.#members.merge({ citations: [citation] });
    if (reasoning) this.#reasoning.merge(reasoning);
    if (use) return this.#takeToolUse(use);
    const thought = asText(reasoning?.["text"]);
    if (thought !== undefined) return [{ kind: "reasoning", delta: thought }];
    const text = asText(plain);
    return text === undefined ? [] : [{ kind: "text", delta: text }];
  }

  /** The block so far, in the shape of a whole response, save that the input of a tool is the text that the model wrote. */
  block(): JsonObject {
    const toolUse = this.#toolUse.all();
    const { redactedContent, ...reasoningText } = this.#reasoning.all();
    const { citations, ...members } = this.#members.all();
    if (!saysNothing(toolUse)) return { toolUse: { input: {}, ...toolUse }, ...members };
    if (redactedContent !== undefined) return { reasoningContent: { redactedContent }, ...members };
    if (!saysNothing(reasoningText)) return { reasoningContent: { reasoningText }, ...members };
    if (citations === undefined) return members;
    return {
      citationsContent: { content: [withoutEmpty({ text: members["text"] })], citations },
      ...omit(members, "text"),
    };
  }

  #takeToolUse(use: JsonObject): ContentDelta[] {
    this.#toolUse.merge(use);
    this.#isTheirs ||= use["type"] !== undefined;
    if (this.#isTheirs) return [];
    const told = { id: asLabel(use["toolUseId"]), name: asLabel(use["name"]), arguments: asText(use["input"]) };
    return [{ kind: "tool_call", delta: { index: (this.#toolCall ??= this.#nextToolCall()), ...withoutEmpty(told) } }];
  }
}
