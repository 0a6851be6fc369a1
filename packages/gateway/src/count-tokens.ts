import { estimateTokenCount } from "tokenx";

/** Characters that are looked at; of longer texts, pieces of so many in all. */
const looked = 32_768;
const pieces = 8;

/**
 * About how many tokens a text has, in no time: within a few percent of OpenAI's count for prose and JSON, a fifth too many for code.
 * The exact count takes a table of 2 MB and differs from provider to provider.
 */
export function countTokens(text: string): number {
  if (text.length <= looked) return estimateTokenCount(text);
  const length = looked / pieces;
  const step = (text.length - length) / (pieces - 1);
  const sample = Array.from({ length: pieces }, (_, index) =>
    text.slice(Math.round(index * step), Math.round(index * step) + length),
  );
  const counted = sample.reduce((total, piece) => total + estimateTokenCount(piece), 0);
  return Math.round((counted / looked) * text.length);
}
