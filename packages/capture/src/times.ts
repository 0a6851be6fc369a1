import type { LogCreate } from "@kai/schema/log";

/** When something began and ended, from the wall clock at its start and the milliseconds it took. */
export function timesOf(startedAt: number, took: number): Pick<LogCreate, "start_time" | "timestamp" | "latency"> {
  return {
    start_time: new Date(startedAt).toISOString(),
    timestamp: new Date(startedAt + took).toISOString(),
    latency: seconds(took),
  };
}

export function seconds(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1e6;
}
