import { ContentBudget } from "../content-budget.ts";
import { asObject, type JsonObject, objectsOf } from "../json.ts";
import { ChatAssembly } from "../openai-chat/stream.ts";
import type { ChatStreamEvent } from "./translation.ts";

/** Puts the chunks that a client is told together to the completion they are. */
export class CompletionAssembly {
  readonly #budget: ContentBudget;
  readonly #assembly: ChatAssembly;

  /** @param maxLength Characters beyond which there is no completion. */
  constructor(maxLength: number) {
    this.#budget = new ContentBudget(maxLength);
    this.#assembly = new ChatAssembly(this.#budget);
  }

  push(events: readonly ChatStreamEvent[]): void {
    for (const event of events)
      if (event.type === "chunk" && !this.#isTooLong) this.#assembly.push(JSON.parse(event.data) as JsonObject);
  }

  /** Undefined while a choice has not ended, and when there was too much. */
  completion(): JsonObject | undefined {
    if (this.#isTooLong || !this.#assembly.complete) return undefined;
    const { choices, ...envelope } = this.#assembly.completion();
    return { ...envelope, object: "chat.completion", choices: objectsOf(choices).map(asWhole) };
  }

  get #isTooLong(): boolean {
    return this.#budget.dropped > 0 || this.#budget.refused > 0;
  }
}

/** What clients look for in a choice, also where no chunk told it. */
function asWhole({ message, logprobs, ...choice }: JsonObject): JsonObject {
  const told = Object.keys(asObject(logprobs) ?? {}).length > 0;
  return { ...choice, message: { refusal: null, ...asObject(message) }, logprobs: told ? logprobs : null };
}

/** A completion as a stream tells it: each choice at once, the usage, and the last word. */
export function chunksOf({ choices, usage, ...envelope }: JsonObject): ChatStreamEvent[] {
  const chunk = (more: JsonObject, kind: { content: boolean; usage: boolean }): ChatStreamEvent => ({
    type: "chunk",
    data: JSON.stringify({ ...envelope, object: "chat.completion.chunk", ...more }),
    ...kind,
  });
  const ofChoice = (choice: JsonObject) => chunk({ choices: [choice] }, { content: true, usage: false });
  return [
    ...objectsOf(choices).flatMap(({ index, message, logprobs = null, ...end }) => [
      ofChoice({ index, delta: deltaOf(asObject(message) ?? {}), logprobs, finish_reason: null }),
      ofChoice({ index, delta: {}, logprobs: null, ...end }),
    ]),
    ...(usage ? [chunk({ choices: [], usage }, { content: false, usage: true })] : []),
    { type: "done" },
  ];
}

function deltaOf({ tool_calls, ...message }: JsonObject): JsonObject {
  const calls = objectsOf(tool_calls).map((call, index) => ({ index, ...call }));
  return { ...message, ...(calls.length > 0 && { tool_calls: calls }) };
}
