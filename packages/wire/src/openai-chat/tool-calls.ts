import type { ContentBudget } from "../content-budget.ts";
import type { ToolCallDelta } from "../format.ts";
import { asIndex, asLabel, asObject, asText, type JsonObject, objectsOf, withoutEmpty } from "../json.ts";
import { Members } from "../members.ts";
import { Slots } from "../slots.ts";

/** The two kinds of tool call, and where each streams the model's text. */
const textMembers = { function: "arguments", custom: "input" } as const;
type ToolKind = keyof typeof textMembers;

const handledApart = ["index", "id", "type", "function", "custom"];

interface ToolCall {
  kind?: ToolKind;
  id?: string;
  name?: string;
  text: string;
  /** Members of a provider's own, such as Gemini's thought signatures. */
  others: Members;
}

/** Assembles the tool calls of one choice from their deltas. */
export class ToolCalls {
  readonly #calls: Slots<ToolCall>;
  readonly #indexById = new Map<string, number>();
  #latest = 0;
  readonly #budget: ContentBudget;

  constructor(budget: ContentBudget) {
    this.#budget = budget;
    this.#calls = new Slots(budget, () => ({ text: "", others: new Members(budget) }));
  }

  push(deltas: unknown): ToolCallDelta[] {
    return objectsOf(deltas).map((delta) => this.#pushOne(delta));
  }

  /** The calls so far, in the order of their indexes, in the shape of a whole response. */
  list(): JsonObject[] {
    return this.#calls.all().map(({ kind = "function", id, name, text, others }) => ({
      ...withoutEmpty({ id }),
      type: kind,
      [kind]: { ...withoutEmpty({ name }), [textMembers[kind]]: text },
      ...others.all(),
    }));
  }

  #pushOne(delta: JsonObject): ToolCallDelta {
    const id = asLabel(delta["id"]);
    const index = asIndex(delta["index"]) ?? this.#indexOf(id);
    const kind: ToolKind = asObject(delta["custom"]) ? "custom" : "function";
    const body = asObject(delta[kind]) ?? {};
    const name = asLabel(body["name"]);
    const text = textOf(body[textMembers[kind]]);

    const call = this.#calls.at(index);
    if (call) {
      this.#latest = index;
      // Some providers repeat id and name in every delta: the first counts.
      if (id !== undefined && call.id === undefined) this.#indexById.set(id, index);
      call.kind ??= kind;
      call.id ??= id;
      call.name ??= name;
      call.text += this.#budget.take(text);
      call.others.merge(delta, handledApart);
    }
    return { index, ...withoutEmpty({ id, name, arguments: text }) };
  }

  /** Without an index, an id that is new starts a call; anything else continues the call it names, or the latest one. */
  #indexOf(id: string | undefined): number {
    if (id === undefined) return this.#latest;
    return this.#indexById.get(id) ?? this.#calls.size;
  }
}

/** Some servers of open models send arguments as an object. */
function textOf(value: unknown): string {
  return asObject(value) ? JSON.stringify(value) : (asText(value) ?? "");
}
