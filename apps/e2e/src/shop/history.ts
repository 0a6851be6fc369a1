import type { LogCreate } from "@kai/schema/log";
import { isOutage, moments } from "./clock.ts";
import { type Customer, customers } from "./customers.ts";
import { withFailures } from "./failures.ts";
import { type Random, seededRandom } from "./random.ts";
import { returnsTrace } from "./returns-trace.ts";
import { contractReview, draft, photoCheck, reviewDigest, search, triage } from "./single-calls.ts";
import type { StoredPrompt } from "./stored-prompt.ts";
import { supportThread } from "./support-thread.ts";

/** When something happens in the shop, and to whom. */
export interface Occasion {
  random: Random;
  at: number;
  customer: Customer;
  prompt: StoredPrompt;
}

/** What happens, and how often of a hundred times. */
const happenings: [share: number, happen: (occasion: Occasion) => LogCreate[]][] = [
  [34, supportThread],
  [28, search],
  [18, triage],
  [9, draft],
  [4, photoCheck],
  [2, reviewDigest],
  [2, contractReview],
  [5, returnsTrace],
];

export interface HistoryOptions {
  /** How many things happen; each makes one to ten logs. */
  occasions: number;
  days: number;
  /** Until when, in milliseconds since the epoch. */
  end: number;
  prompt: StoredPrompt;
}

/** The logs of the shop's last days: the same for the same options. */
export function history({ occasions, days, end, prompt }: HistoryOptions): LogCreate[] {
  const random = seededRandom(20_261_126);
  const crowd = customers.flatMap((customer) => Array.from({ length: customer.share }, () => customer));
  const logs = moments(random, { count: occasions, days, end }).flatMap((at) => {
    const happen = weighted(random);
    const occasion = { random, at, customer: random.pick(crowd), prompt };
    return happen(occasion).map((log) =>
      log.trace_unique_id ? log : withFailures(random, log, isOutage(Number(new Date(String(log.start_time))), end)),
    );
  });
  return logs.filter(({ timestamp }) => Date.parse(String(timestamp)) < end);
}

function weighted(random: Random): (occasion: Occasion) => LogCreate[] {
  let left = random.next() * happenings.reduce((sum, [share]) => sum + share, 0);
  return happenings.find(([share]) => (left -= share) < 0)![1];
}
