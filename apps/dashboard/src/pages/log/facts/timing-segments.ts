import type { Log } from "@kai/schema/log";
import { readAttempts } from "./read-attempts.ts";

/** A stretch of the time that a call took. */
export interface TimingSegment {
  name: "routing" | "failed" | "first_token" | "generation" | "call";
  label: string;
  /** What happened in it. */
  meaning: string;
  seconds: number;
  /** Of the whole, 0 to 1. */
  share: number;
}

const segments = {
  routing: ["Gateway", "Before the first call: choosing a model, budgets, the cache."],
  failed: ["Failed calls", "Of models that did not answer."],
  first_token: ["Waiting", "From the call to the first token of the answer."],
  generation: ["Generating", "From the first token to the end."],
  call: ["Call", "From the call to the whole answer."],
} as const;

type Timings = Partial<Pick<Log, "latency" | "time_to_first_token" | "routing_time" | "attempts" | "stream">>;

/** Cuts the time of a call into what is known of it. Empty when nothing is, or when the times contradict each other. */
export function timingSegments(log: Timings): TimingSegment[] {
  const { latency, time_to_first_token: first, routing_time } = log;
  if (latency === undefined || latency === null || !(latency > 0)) return [];
  const routing = routing_time ?? 0;
  const failed = readAttempts(log.attempts).reduce(
    (sum, { code, seconds = 0 }) => sum + (code === "ok" ? 0 : seconds),
    0,
  );
  const parts: [TimingSegment["name"], number][] = [
    ["routing", routing],
    ["failed", failed],
  ];
  // An answer in one piece has no first token of its own.
  if (first === undefined || first === null || (Math.abs(first - latency) < 0.001 && !log.stream))
    parts.push(["call", latency - routing - failed]);
  else parts.push(["first_token", first - routing - failed], ["generation", latency - first]);
  // Clocks of two machines may disagree by a hair.
  if (parts.some(([, seconds]) => seconds < -0.001)) return [];
  return parts
    .filter(([, seconds]) => seconds > 0)
    .map(([name, seconds]) => {
      const [label, meaning] = segments[name];
      return { name, label, meaning, seconds, share: seconds / latency };
    });
}
