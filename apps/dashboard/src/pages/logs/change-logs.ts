import type { ChangeResult } from "@kai/client";

/** Most changes of one request. */
const most = 1000;

/** What became of changing many logs alike. */
export interface ChangeOutcome {
  changed: string[];
  /** Those that were not changed, and why the first of them was not. */
  failed: string[];
  reason: string | undefined;
}

/** Changes many logs, a thousand with each request. What breaks off leaves the others as they were, and says so. */
export async function changeLogs(
  ids: readonly string[],
  send: (ids: readonly string[]) => Promise<readonly ChangeResult[]>,
): Promise<ChangeOutcome> {
  const outcome: ChangeOutcome = { changed: [], failed: [], reason: undefined };
  for (let first = 0; first < ids.length; first += most) {
    const part = ids.slice(first, first + most);
    try {
      count(outcome, part, await send(part));
    } catch (error) {
      if (outcome.changed.length === 0) throw error;
      outcome.failed.push(...ids.slice(first));
      outcome.reason ??= error instanceof Error ? error.message : String(error);
      break;
    }
  }
  return outcome;
}

function count(outcome: ChangeOutcome, ids: readonly string[], results: readonly ChangeResult[]): void {
  for (const [index, id] of ids.entries()) {
    const result = results[index];
    if (result?.status === "success") {
      outcome.changed.push(id);
      continue;
    }
    outcome.failed.push(id);
    outcome.reason ??= result?.error ?? "The server did not say.";
  }
}
