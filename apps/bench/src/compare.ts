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

export interface Contest {
  promise: string;
  baseline: string;
  limit: number;
  runBaseline: () => unknown;
  runSubject: () => unknown;
  /** Calls in one sample. @default 2000 */
  calls?: number;
}

const samples = 25;

/** Runs both sides in turn, sample by sample, so that a busy moment of the machine hits both; compares medians. */
export function compare({ promise, baseline, limit, runBaseline, runSubject, calls = 2000 }: Contest): Comparison {
  const times: { subject: number[]; baseline: number[] } = { subject: [], baseline: [] };
  for (let sample = -3; sample < samples; sample++) {
    const base = microseconds(runBaseline, calls);
    const subject = microseconds(runSubject, calls);
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

function microseconds(run: () => unknown, calls: number): number {
  const started = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) run();
  return Number(process.hrtime.bigint() - started) / 1000 / calls;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
