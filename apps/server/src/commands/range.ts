import type { Option } from "../command/option.ts";
import type { OptionValues } from "../command/option-values.ts";
import { timeAgo } from "./time.ts";

/** From when, until when. */
export const rangeOptions = {
  since: { flag: "since", value: "WHEN", fallback: "24h", help: "a time, a length such as 30d, or all" },
  until: { flag: "until", value: "WHEN", help: "a time, or a length such as 1h ago; without it, now" },
} satisfies Record<string, Option>;

/** @throws UsageError that names the flag */
export function readRange(options: OptionValues<keyof typeof rangeOptions>): { start_time: Date; end_time?: Date } {
  const since = options.text("since")!;
  const until = options.text("until");
  return {
    start_time: since === "all" ? new Date(0) : timeAgo("--since", since),
    ...(until !== undefined && { end_time: timeAgo("--until", until) }),
  };
}
