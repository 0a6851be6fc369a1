import { setTimeout } from "node:timers/promises";
import { type FlushOptions, Kai } from "@kai/client";
import type { LogCreate } from "@kai/schema";
import { createGuard } from "./instrument/channels.ts";
import { recordNodeHttp } from "./instrument/node-http.ts";
import { recordNodeHttp2 } from "./instrument/node-http2.ts";
import { recordUndici } from "./instrument/undici.ts";
import type { CaptureOptions } from "./options.ts";
import { Recorder } from "./recorder.ts";
import { shared } from "./shared.ts";
import type { CaptureStats } from "./stats.ts";
import { Troubles } from "./troubles.ts";

export interface CaptureHandle {
  /** Waits until the calls that have ended are recorded and sent. Resolves false when the time was not enough; never rejects. */
  flush(options?: FlushOptions): Promise<boolean>;
  stats(): CaptureStats;
  /** Stops recording; calls in progress are recorded as incomplete. */
  uninstall(): void;
}

const FLUSH_MS = 2000;
const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;
/** A body held for reading must still fit into one string. */
const LARGEST_MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Starts to record every LLM call that this thread makes with `fetch`, undici, `node:http` or `node:https`, also with clients made before. Installed
 * already, by whichever copy of this package, it changes nothing and returns the first handle. Never throws.
 */
export function install(options: CaptureOptions = {}): CaptureHandle {
  return (shared.installed ??= start(options));
}

function start({ maxBodyBytes: given, ...options }: CaptureOptions): CaptureHandle {
  const maxBodyBytes = Math.min(
    given !== undefined && given >= 0 ? given : DEFAULT_MAX_BODY_BYTES,
    LARGEST_MAX_BODY_BYTES,
  );
  const troubles = new Troubles(options.onError);
  shared.troubles = troubles;
  const client = options.sink ? undefined : (options.client ?? new Kai(options));
  const sink = options.sink ?? ((record: LogCreate) => client && send(record, client));
  const recorder = new Recorder({ ...options, sink, maxBodyBytes, troubles });
  const guard = createGuard((error) => troubles.tell("internal", error));
  const stops = [recordUndici(recorder, guard), recordNodeHttp(recorder, guard), recordNodeHttp2(recorder, guard)];

  function send(record: LogCreate, to: NonNullable<CaptureOptions["client"]>): void {
    to.logs.enqueue(record);
    const { no_api_key, invalid_base_url } = to.stats().dropped;
    // The client has told the host what is missing; until it is there, watching is a waste.
    if (no_api_key + invalid_base_url > 0) handle.uninstall();
  }

  const handle: CaptureHandle = {
    async flush({ timeoutMs = FLUSH_MS } = {}) {
      const deadline = performance.now() + timeoutMs;
      const isRecorded = await Promise.race([
        recorder.settled().then(() => true),
        setTimeout(timeoutMs, false, { ref: false }),
      ]);
      const timeLeft = Math.max(deadline - performance.now(), 0);
      return isRecorded && ((await client?.flush({ timeoutMs: timeLeft })) ?? true);
    },
    stats: () => recorder.stats,
    uninstall() {
      for (const stop of stops) stop();
      if (shared.installed === handle) delete shared.installed;
      recorder.close();
    },
  };
  return handle;
}
