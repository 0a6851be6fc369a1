import type { ContentBudget } from "../content-budget.ts";
import type { ContentDelta, StreamEvent, WireFields } from "../format.ts";
import { asIndex, asLabel, asObject, asText, type JsonObject, omit, saysNothing, withoutEmpty } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Members } from "../members.ts";
import { ToolCalls } from "../openai-chat/tool-calls.ts";
import { Slots } from "../slots.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { readResponse } from "./response.ts";

/** Puts the events of a streamed answer together again. Each tells a part of the message at its place in it. */
export class CohereAssembly implements Assembly {
  /** Only the last event says that nothing is missing. */
  readonly complete = false;
  readonly #content: Slots<Members>;
  readonly #toolCalls: ToolCalls;
  /** The message but for its content and tool calls. */
  readonly #message: Members;
  readonly #logprobs: Members;
  /** The answer but for its message. */
  readonly #envelope: LastWords;

  constructor(budget: ContentBudget) {
    this.#content = new Slots(budget, () => new Members(budget, ["text", "thinking"]));
    this.#toolCalls = new ToolCalls(budget);
    this.#message = new Members(budget, ["tool_plan"]);
    this.#logprobs = new Members(budget);
    this.#envelope = new LastWords(budget.apart());
  }

  push(event: JsonObject, name: string): StreamEvent[] {
    const type = asText(event["type"]) ?? name;
    const delta = asObject(event["delta"]) ?? {};
    this.#envelope.merge({ ...omit(event, "type", "delta", "index", "logprobs"), ...omit(delta, "message") });
    if (event["logprobs"] !== undefined) this.#logprobs.merge({ logprobs: [event["logprobs"]] });

    const content = this.#pushMessage(asObject(delta["message"]) ?? {}, event["index"]);
    const events: StreamEvent[] = content.map((each) => ({ type: "content", choice: 0, ...each }));
    const error = readError(delta) ?? readError(event);
    if (error) events.push({ type: "error", error });
    if (type !== "message-end") return events;
    const reason = asLabel(delta["finish_reason"]);
    if (reason !== undefined) events.push({ type: "finish", choice: 0, reason });
    return [...events, { type: "done" }];
  }

  fields(): WireFields {
    const message = {
      ...this.#message.all(),
      ...withoutEmpty({ content: this.#content.all().map((part) => part.all()), tool_calls: this.#toolCalls.list() }),
    };
    return readResponse({
      ...this.#envelope.all(),
      ...this.#logprobs.all(),
      ...(!saysNothing(message) && { message }),
    });
  }

  #pushMessage(message: JsonObject, index: unknown): ContentDelta[] {
    const { content, tool_calls, tool_plan, citations, ...others } = message;
    const part = asObject(content);
    const call = asObject(tool_calls);
    const citation = asObject(citations);
    this.#message.merge({ ...others, tool_plan, ...(citation && { citations: [citation] }) });
    if (part) this.#content.at(asIndex(index) ?? 0)?.merge(part);
    const calls = this.#toolCalls.push(call ? [{ index, ...call }] : []);
    const reasoning = asText(part?.["thinking"]) ?? asText(tool_plan);
    const text = asText(part?.["text"]);
    return [
      ...(reasoning === undefined ? [] : [{ kind: "reasoning" as const, delta: reasoning }]),
      ...(text === undefined ? [] : [{ kind: "text" as const, delta: text }]),
      ...calls.map((told) => ({ kind: "tool_call" as const, delta: told })),
    ];
  }
}
