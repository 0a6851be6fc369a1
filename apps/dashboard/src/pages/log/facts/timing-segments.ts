import type { Log } from "@kai/schema/log";

/** A stretch of the time that a call took. */
export interface TimingSegment {
  name: "routing" | "first_token" | "generation" | "call";
  label: string;
  /** What happened in it. */
  meaning: string;
  seconds: number;
  /** Of the whole, 0 to 1. */
  share: number;
}

const segments = {
  routing: ["Gateway", "Before the call that answered: choosing a model, and calls that failed."],
  first_token: ["Waiting", "From the call to the first token of the answer."],
  generation: ["Generating", "From the first token to the end."],
  call: ["Call", "From the call to the whole answer."],
} as const;

type Timings = Partial<Pick<Log, "latency" | "time_to_first_token" | "routing_time">>;

/** Cuts the time of a call into what is known of it. Empty when nothing is, or when the times contradict each other. */
export function timingSegments({
  latency,
  time_to_first_token: first,
  routing_time: routing,
}: Timings): TimingSegment[] {
  if (latency === undefined || latency === null || !(latency > 0)) return [];
  const start = routing ?? 0;
  const parts: [TimingSegment["name"], number][] = [["routing", start]];
  if (first === undefined || first === null) parts.push(["call", latency - start]);
  else parts.push(["first_token", first - start], ["generation", latency - first]);
  // Clocks of two machines may disagree by a hair.
  if (parts.some(([, seconds]) => seconds < -0.001)) return [];
  return parts
    .filter(([, seconds]) => seconds > 0)
    .map(([name, seconds]) => {
      const [label, meaning] = segments[name];
      return { name, label, meaning, seconds, share: seconds / latency };
    });
}
