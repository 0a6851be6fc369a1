import { type FlushOptions, Kai } from "@kai/client";
import { platform } from "#platform";
import { idle } from "./idle.ts";
import type { CaptureOptions } from "./options.ts";
import { shared } from "./shared.ts";
import { start } from "./start.ts";
import type { CaptureStats } from "./stats.ts";

export interface CaptureHandle {
  /** Waits until the calls that have ended are recorded and sent. Resolves false when the time was not enough; never rejects. */
  flush: (options?: FlushOptions) => Promise<boolean>;
  stats: () => CaptureStats;
  /** Stops recording; calls in progress are recorded as incomplete. */
  uninstall(): void;
}

/**
 * Starts to record LLM calls: on Node every one that this thread makes with `fetch`, undici, `node:http`, `node:https` or `node:http2`, also with
 * clients made before; elsewhere those that go through `observe` or `kaiFetch`. Installed already, by whichever copy of this package, it changes
 * nothing and returns the first handle. Where logs could not be sent, it says so once and does nothing. Never throws.
 */
export function install(options: CaptureOptions = {}): CaptureHandle {
  if (shared.installed) return shared.installed.handle;
  const client = options.sink ? undefined : (options.client ?? new Kai(options));
  if (client && !client.isConfigured) return idle(options.onError);
  shared.installed = start({ ...options, client }, platform);
  return shared.installed.handle;
}
