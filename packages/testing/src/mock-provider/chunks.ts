import type { Choice } from "./answer.ts";
import type { ChatRequest } from "./chat-request.ts";
import { envelope, usage } from "./completion.ts";
import type { ScriptParts } from "./script.ts";
import { pieces, words } from "./words.ts";

/** The events of a streamed answer. */
export interface Chunks {
  /** Before any content; OpenAI's are one role-only chunk per choice. */
  opening: object[];
  /** Deltas of all choices, interleaved. */
  content: object[];
  /** Finish reasons, then usage when asked for. */
  closing: object[];
}

/** OpenAI's: `chat.completion.chunk` objects. */
export function chunks(request: ChatRequest, choices: Choice[], script: ScriptParts): Chunks {
  const includeUsage = request.stream_options?.include_usage === true && !script.no_usage;
  const shared = { ...envelope(request, "chat.completion.chunk"), ...(includeUsage && { usage: null }) };
  const chunk = (index: number, delta: object, finishReason: string | null) => ({
    ...shared,
    choices: [{ index, delta, logprobs: null, finish_reason: finishReason }],
  });

  const deltas = choices.map(choiceDeltas);
  const rounds = Math.max(...deltas.map((list) => list.length));
  const content: object[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [index, list] of deltas.entries()) {
      const delta = list[round];
      if (delta) content.push(chunk(index, delta, null));
    }
  }
  const closing: object[] = choices.map((choice, index) => chunk(index, {}, choice.finish_reason));
  if (includeUsage) closing.push({ ...shared, choices: [], usage: usage(request, choices) });
  return {
    opening: choices.map((choice, index) => chunk(index, openingDelta(choice), null)),
    content,
    closing,
  };
}

function openingDelta(choice: Choice): object {
  return { role: "assistant", content: choice.text === null ? null : "", refusal: null };
}

function choiceDeltas(choice: Choice): object[] {
  const { reasoning } = choice;
  return [
    ...(reasoning ? words(reasoning.text).map((text) => ({ [reasoning.field]: text })) : []),
    ...words(choice.refusal ?? "").map((refusal) => ({ refusal })),
    ...words(choice.text ?? "").map((content) => ({ content })),
    ...choice.tool_calls.flatMap((call, index) => [
      { tool_calls: [{ index, id: call.id, type: "function", function: { name: call.name, arguments: "" } }] },
      ...pieces(call.arguments).map((text) => ({ tool_calls: [{ index, function: { arguments: text } }] })),
    ]),
  ];
}
