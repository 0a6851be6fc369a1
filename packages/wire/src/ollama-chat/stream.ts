import type { ContentBudget } from "../content-budget.ts";
import type { ContentDelta, StreamEvent, WireFields } from "../format.ts";
import { asJson, asLabel, asObject, asText, type JsonObject, objectsOf, saysNothing, withoutEmpty } from "../json.ts";
import { LastWords } from "../last-words.ts";
import { Members } from "../members.ts";
import type { Assembly } from "../stream-decoder.ts";
import { readError } from "../wire-error.ts";
import { readResponse } from "./response.ts";

/** Puts the lines of a streamed answer together again. */
export class OllamaAssembly implements Assembly {
  /** Only the last line says that nothing is missing. */
  readonly complete = false;
  readonly #message: Members;
  readonly #envelope: LastWords;
  #toolCalls = 0;

  constructor(budget: ContentBudget) {
    this.#message = new Members(budget, ["content", "thinking"]);
    this.#envelope = new LastWords(budget.apart());
  }

  push(line: JsonObject): StreamEvent[] {
    const message = asObject(line["message"]) ?? {};
    this.#message.merge(message);
    this.#envelope.merge(line, ["message"]);
    const events: StreamEvent[] = this.#contentIn(message).map((each) => ({ type: "content", choice: 0, ...each }));
    const error = readError(line);
    if (error) events.push({ type: "error", error });
    if (line["done"] !== true) return events;
    return [...events, { type: "finish", choice: 0, reason: asLabel(line["done_reason"]) ?? "stop" }, { type: "done" }];
  }

  fields(): WireFields {
    const message = this.#message.all();
    return readResponse({ ...this.#envelope.all(), ...(!saysNothing(message) && { message }) });
  }

  #contentIn(message: JsonObject): ContentDelta[] {
    const found: ContentDelta[] = [];
    const thinking = asText(message["thinking"]);
    const text = asText(message["content"]);
    if (thinking !== undefined) found.push({ kind: "reasoning", delta: thinking });
    if (text !== undefined) found.push({ kind: "text", delta: text });
    for (const call of objectsOf(message["tool_calls"])) {
      const { name, arguments: args } = asObject(call["function"]) ?? {};
      const told = withoutEmpty({ id: asLabel(call["id"]), name: asLabel(name), arguments: asJson(args) });
      found.push({ kind: "tool_call", delta: { index: this.#toolCalls++, ...told } });
    }
    return found;
  }
}
