import type { LogRecord } from "@kai/schema";

type Warnings = Pick<LogRecord, "warnings" | "warnings_dict">;

/** The warnings of a log with this one of its cost, or none, in place of the one that it had. */
export function withCostWarning({ warnings, warnings_dict }: Warnings, message: string | undefined): Warnings {
  const { cost: before, ...others } = { ...(warnings_dict as object | undefined) } as Record<string, unknown>;
  const kept = warnings?.split("\n").filter((line) => line !== `cost ${String(before)}`) ?? [];
  const lines = message === undefined ? kept : [...kept, `cost ${message}`];
  const dict = message === undefined ? others : { ...others, cost: message };
  return {
    warnings: lines.join("\n") || undefined,
    warnings_dict: Object.keys(dict).length > 0 ? dict : undefined,
  };
}
