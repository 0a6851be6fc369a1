import type { Draft } from "./draft.ts";

const add = (time: string, seconds: number): string => new Date(Date.parse(time) + seconds * 1000).toISOString();

/** Fills the times and speeds that follow from others. */
export function readTiming(draft: Draft): void {
  const { values } = draft;
  const start = draft.text("start_time");
  const end = draft.text("timestamp");
  if (start && end) {
    const seconds = (Date.parse(end) - Date.parse(start)) / 1000;
    if (seconds >= 0) draft.fill("latency", seconds);
    else draft.warn("start_time", "lies after timestamp");
  }
  values.timestamp = end ?? (start ? add(start, draft.number("latency") ?? 0) : draft.receivedAt.toISOString());
  values.start_time = start ?? values.timestamp;
  const latency = draft.number("latency");
  const tokens = draft.number("completion_tokens");
  if (latency && tokens !== undefined) draft.fill("tokens_per_second", tokens / latency);
}
