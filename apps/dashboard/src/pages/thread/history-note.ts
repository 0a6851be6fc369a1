import { formatCount } from "../../format/format-count.ts";
import type { Turn } from "./read-turns.ts";

const messages = (count: number) => (count === 1 ? "1 message" : `${formatCount(count)} messages`);

/** What a reader should know of how a turn goes on from those before it; nothing where it does so as expected. */
export function historyNote({ history, input }: Turn, number: number): string | undefined {
  if (!history) return number === 1 ? undefined : apart(input.length);
  const { kind, shared, gone, from, systemChanged } = history;
  const notes = [
    // The turn before is the one at `number - 2`, counted from 0.
    from === number - 2 ? undefined : `Goes on from turn ${formatCount(from + 1)}.`,
    kind === "repeats" ? "The same was asked again." : undefined,
    kind === "edited"
      ? `The history was edited: ${messages(shared)} stayed, ${messages(gone)} of before are gone or were said otherwise.`
      : undefined,
    kind === "shortened" ? `The history was shortened: ${messages(gone)} of before are left out.` : undefined,
    systemChanged ? "The system prompt changed." : undefined,
  ];
  return notes.filter(Boolean).join(" ") || undefined;
}

function apart(count: number): string | undefined {
  // What an API with a memory is sent: only what is new.
  return count > 1 ? "Has no message in common with the turns before." : undefined;
}
