import { config } from "./config.ts";
import { content } from "./content.ts";
import { identity } from "./identity.ts";
import { pricing } from "./pricing.ts";
import { status } from "./status.ts";
import { timing } from "./timing.ts";
import { trace } from "./trace.ts";
import { usage } from "./usage.ts";

/** The fields by subject, in the order the reference shows them. */
export const logGroups = { identity, content, usage, timing, trace, config, status, pricing } as const;

/** Every field of a log, by name. */
export const logFields = {
  ...identity,
  ...content,
  ...usage,
  ...timing,
  ...trace,
  ...config,
  ...status,
  ...pricing,
} as const;

export type LogFields = typeof logFields;
export type LogFieldName = keyof LogFields;
