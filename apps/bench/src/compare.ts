import { median } from "./median.ts";

/** A promise about speed: how one thing compares with a baseline measured in the same run. */
export interface Comparison {
  promise: string;
  baseline: string;
  /** Median time of the subject divided by that of the baseline. */
  ratio: number;
  /** The ratio that is promised. */
  limit: number;
  /** Median times in microseconds, for orientation: only the ratio is a promise. */
  subjectMicroseconds: number;
  baselineMicroseconds: number;
}

interface Contest {
  promise: string;
  baseline: string;
  limit: number;
  /** One call of each side; awaited. */
  runBaseline: () => unknown;
  runSubject: () => unknown;
  /** Calls in one sample. @default 2000 */
  calls?: number;
}

const samples = 25;

/** Runs both sides in turn, sample by sample, so that a busy moment of the machine hits both; compares medians. */
export async function compare(contest: Contest): Promise<Comparison> {
  const { promise, baseline, limit, calls = 2000 } = contest;
  const times: { subject: number[]; baseline: number[] } = { subject: [], baseline: [] };
  for (let sample = -3; sample < samples; sample++) {
    const base = await microseconds(contest.runBaseline, calls);
    const subject = await microseconds(contest.runSubject, calls);
    if (sample < 0) continue;
    times.baseline.push(base);
    times.subject.push(subject);
  }
  const subjectMicroseconds = median(times.subject);
  const baselineMicroseconds = median(times.baseline);
  return {
    promise,
    baseline,
    limit,
    ratio: subjectMicroseconds / baselineMicroseconds,
    subjectMicroseconds,
    baselineMicroseconds,
  };
}

async function microseconds(run: () => unknown, calls: number): Promise<number> {
  const started = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) {
    const running = run();
    if (running instanceof Promise) await running;
  }
  return Number(process.hrtime.bigint() - started) / 1000 / calls;
}
