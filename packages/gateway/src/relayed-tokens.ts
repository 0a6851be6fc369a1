import type { WireFields, WireFormat } from "@kai/wire";
import { countTokens } from "./count-tokens.ts";
import type { Tokens } from "./estimate-cost.ts";
import { usualAnswer } from "./estimate-tokens.ts";

/** What a model answers in text, at a length that the request may limit. */
const answersText = new Set(["chat", "response"]);
/** Images and sound in base64 are no text. */
const encoded = /^data:|^[A-Za-z0-9+/=_-]{2000,}$/;

/** About how many tokens a request takes at most, by what the log says of it. */
export function relayedTokens({ log_type }: WireFormat, asked: WireFields): Tokens {
  const most = asked.max_completion_tokens ?? asked.max_tokens ?? usualAnswer;
  const answers = answersText.has(log_type) ? most * (asked.n ?? 1) : 0;
  return { prompt: countContent(asked.input), completion: answers };
}

/** About how many tokens content of any form has. */
export function countContent(content: unknown): number {
  const text = JSON.stringify(content, (_, value: unknown) =>
    typeof value === "string" && encoded.test(value) ? "" : value,
  );
  return countTokens(text ?? "");
}
