import { field } from "../field.ts";

/** When it happened and how long it took. */
export const timing = {
  timestamp: field("time", "When the request ended.", { example: "2026-01-01T10:30:00.000Z", derivedFrom: "the time of receipt" }),
  start_time: field("time", "When the request started.", { example: "2026-01-01T10:29:58.600Z", derivedFrom: "`timestamp`" }),
  latency: field("seconds", "Total time of the request.", { example: 1.4, aliases: ["generation_time"], derivedFrom: "`timestamp` − `start_time`, when both are sent" }),
  time_to_first_token: field("seconds", "Time until the model's first token.", { example: 0.21, aliases: ["ttft"] }),
  tokens_per_second: field("number", "Speed of generation.", { example: 65.5, derivedFrom: "`completion_tokens` / `latency`" }),
  routing_time: field("seconds", "Time the gateway spent before it called the provider.", { example: 0.002 }),
} as const;
