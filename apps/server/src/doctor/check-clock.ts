import { type Check, fail, ok, warn } from "./check.ts";

/** What another clock said. */
export interface ClockReading {
  source: string;
  /** How far it was ahead of ours, in milliseconds. */
  offsetMs: number;
  /** How long asking took: the offset may be wrong by so much. */
  uncertaintyMs: number;
}

const worthTelling = 2000;
const tooMuch = 60_000;
/** No kai is older. */
const earliest = Date.UTC(2026, 0, 1);
const advice =
  "Let the machine set its clock by the network (NTP): times of logs, expiry of keys and budgets depend on it.";

/** Asks another clock. */
export async function readClock<Answer>(
  source: string,
  ask: () => Promise<Answer>,
  timeOf: (answer: Answer) => Date | undefined,
): Promise<{ answer: Answer; clock: ClockReading | undefined }> {
  const before = Date.now();
  const answer = await ask();
  const uncertaintyMs = Date.now() - before;
  const time = timeOf(answer);
  return { answer, clock: time && { source, offsetMs: time.getTime() - before, uncertaintyMs } };
}

/** Whether our clock goes with the others, and goes steadily. */
export function checkClock(readings: readonly ClockReading[]): Check {
  const name = "clock";
  const now = new Date();
  if (now.getTime() < earliest) return fail(name, `says ${now.toISOString()}`, advice);
  // The process began by this clock and has counted since by one that nobody sets.
  const counted = performance.timeOrigin + performance.now();
  const set = { source: "itself a moment ago", offsetMs: counted - now.getTime(), uncertaintyMs: 0 };
  const off = [...readings, set]
    .map((reading) => ({ ...reading, by: Math.max(0, Math.abs(reading.offsetMs) - reading.uncertaintyMs) }))
    .toSorted((one, other) => other.by - one.by)[0]!;
  if (off.by < worthTelling) {
    const others = readings.map(({ source }) => source).join(", ");
    return ok(name, others ? `agrees with ${others}` : now.toISOString());
  }
  const message = `is ${(off.by / 1000).toFixed(1)} s ${off.offsetMs > 0 ? "behind" : "ahead of"} ${off.source}`;
  return off.by < tooMuch ? warn(name, message, advice) : fail(name, message, advice);
}
