import type { ConversationMessage } from "../../conversation/read/part.ts";
import { messageKey, resultsKey } from "./message-key.ts";

/** What an earlier turn was asked, and what it answered. */
export interface Said {
  input: readonly ConversationMessage[];
  output: readonly ConversationMessage[];
}

/**
 * How what was sent goes on from an earlier turn. `continues`: it repeats all that was said. `repeats`: it asks the same again.
 * `shortened`: some of it is left out. `edited`: some of it was said otherwise.
 */
export interface History {
  kind: "continues" | "repeats" | "shortened" | "edited";
  /** Messages that both have. */
  shared: number;
  /** Messages of before that are left out, or said otherwise. */
  gone: number;
  systemChanged: boolean;
  /** What was not said before, or otherwise. */
  fresh: readonly ConversationMessage[];
}

/** Compares what was sent with an earlier turn; undefined when they have nothing in common. */
export function compareHistory(sent: readonly ConversationMessage[], earlier: Said): History | undefined {
  const [oldSystem, oldInput] = splitSystem(earlier.input);
  const [system, given] = splitSystem(sent);
  const before = [...oldInput, ...earlier.output];
  const oldKeys = before.map(messageKey);
  const keys = given.map(messageKey);
  const kept = commonPrefix(oldKeys, keys);
  const end = endWithin(keys.slice(kept), oldKeys.slice(kept));
  const shared = kept + end.length;
  if (shared === 0) return undefined;
  const systemChanged = system.map(messageKey).join() !== oldSystem.map(messageKey).join();
  // Tools answered since: the call is known, what came back is not.
  const answered = given.slice(0, kept).filter((message, index) => resultsKey(message) !== resultsKey(before[index]!));
  const changed = given.slice(kept, kept + end.at);
  const added = given.slice(kept + end.at + end.length);
  const kind = kindOf({
    repeatsAll: shared === before.length,
    isAskedAgain: kept >= oldInput.length && given.length === kept && answered.length === 0,
    isChanged: changed.length > 0 || end.length === 0,
  });
  const gone = kind === "edited" || kind === "shortened" ? before.length - shared : 0;
  return {
    kind,
    shared,
    gone,
    systemChanged,
    fresh: [...(systemChanged ? system : []), ...answered, ...changed, ...added],
  };
}

function kindOf(found: { repeatsAll: boolean; isAskedAgain: boolean; isChanged: boolean }): History["kind"] {
  if (found.isAskedAgain) return "repeats";
  if (found.repeatsAll) return "continues";
  return found.isChanged ? "edited" : "shortened";
}

const isSystem = ({ role }: ConversationMessage) => role === "system" || role === "developer";

/** What stands before the conversation: it often holds the time of day, or what was looked up. */
function splitSystem(messages: readonly ConversationMessage[]) {
  const first = messages.findIndex((message) => !isSystem(message));
  const at = first === -1 ? messages.length : first;
  return [messages.slice(0, at), messages.slice(at)] as const;
}

function commonPrefix(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((key, index) => key !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** Where the longest end of a list stands within another; of equally long ones, the last. */
function endWithin(list: readonly string[], other: readonly string[]): { at: number; length: number } {
  let found = { at: 0, length: 0 };
  for (let stop = list.length; stop > found.length; stop--) {
    const length = commonSuffix(list.slice(0, stop), other);
    if (length > found.length) found = { at: stop - length, length };
  }
  return found;
}

function commonSuffix(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
