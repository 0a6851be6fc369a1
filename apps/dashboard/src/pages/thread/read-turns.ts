import { readConversation } from "../../conversation/read/read-conversation.ts";
import type { ConversationMessage } from "../../conversation/read/part.ts";
import { compareHistory, type History, type Said } from "./compare-history.ts";
import type { ThreadLog } from "./thread-logs.ts";

/** One call of a conversation: what was said that was not said before. */
export interface Turn extends Said {
  log: ThreadLog;
  /** How it goes on from the turn before, or from one of the last; absent where it has nothing in common with them. */
  history?: History & {
    /** Which turn it goes on from, from 0. */
    from: number;
  };
  /** What was sent and not known. */
  fresh: readonly ConversationMessage[];
  /** Seconds between the end of the turn before and the begin of this; negative when they overlap. */
  gap?: number;
}

/** How many turns back a call may go on from: calls of one thread can run beside each other. */
const turnsBack = 8;

/** Reads the logs of a thread, the earliest first, as turns. */
export function readTurns(logs: readonly ThreadLog[]): Turn[] {
  const turns: Turn[] = [];
  for (const [index, log] of logs.entries()) {
    const { input, output } = readConversation(log);
    const history = bestHistory(input, turns);
    const gap = gapBetween(logs[index - 1], log);
    turns.push({
      log,
      input,
      output,
      fresh: history?.fresh ?? input,
      ...(history && { history }),
      ...(gap !== undefined && { gap }),
    });
  }
  return turns;
}

/** How the input goes on from the one of the last turns with which it has most in common, the later of equals. */
function bestHistory(input: readonly ConversationMessage[], turns: readonly Turn[]): Turn["history"] {
  let best: Turn["history"];
  for (let from = Math.max(0, turns.length - turnsBack); from < turns.length; from++) {
    const history = compareHistory(input, turns[from]!);
    if (history && (!best || history.shared >= best.shared)) best = { ...history, from };
  }
  return best;
}

function gapBetween(before: ThreadLog | undefined, log: ThreadLog): number | undefined {
  if (!before) return undefined;
  const gap = (Date.parse(log.start_time ?? log.timestamp) - Date.parse(before.timestamp)) / 1000;
  return Number.isNaN(gap) ? undefined : gap;
}
