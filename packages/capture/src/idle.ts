import type { CaptureHandle } from "./install.ts";
import { shared } from "./shared.ts";
import { Counters } from "./stats.ts";
import { Troubles } from "./troubles.ts";

/** What there is while logs could not be sent: nothing is watched, and the host is told once. */
export function idle(onError: ((error: Error) => void) | undefined): CaptureHandle {
  if (!shared.isIdle)
    new Troubles(onError).tell("unconfigured", "set KAI_API_KEY and KAI_BASE_URL, or pass apiKey and baseUrl");
  shared.isIdle = true;
  return {
    flush: async () => true,
    stats: () => new Counters().snapshot(0),
    uninstall() {
      shared.isIdle = false;
    },
  };
}
