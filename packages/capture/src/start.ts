import { annotateAiSdk } from "./ai-sdk.ts";
import { createGuard } from "./guard.ts";
import type { CaptureHandle } from "./install.ts";
import type { CaptureOptions } from "./options.ts";
import type { Platform } from "./platform/platform.ts";
import { Recorder } from "./recorder.ts";
import { type Installed, shared } from "./shared.ts";
import { Troubles } from "./troubles.ts";

const FLUSH_MS = 2000;
const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;
/** A body held for reading must still fit into one string. */
const LARGEST_MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Makes everything that records, and sets it going. Records go to the sink, else to the client. */
export function start({ maxBodyBytes: given, client, ...options }: CaptureOptions, platform: Platform): Installed {
  const maxBodyBytes = Math.min(
    given !== undefined && given >= 0 ? given : DEFAULT_MAX_BODY_BYTES,
    LARGEST_MAX_BODY_BYTES,
  );
  const troubles = new Troubles(options.onError);
  const recorder = new Recorder({
    sink: (record) => client?.logs.enqueue(record),
    ...options,
    maxBodyBytes,
    troubles,
    onLoss: (reason) => client?.countLoss(reason),
  });
  const guard = createGuard((error) => troubles.tell("internal", error));
  const stopRecording = platform.recordRequests?.(recorder, guard);
  const stopAnnotating = annotateAiSdk();

  const handle: CaptureHandle = {
    async flush({ timeoutMs = FLUSH_MS } = {}) {
      const deadline = performance.now() + timeoutMs;
      const isRecorded = await isSettled(recorder.settled(), timeoutMs);
      const timeLeft = Math.max(deadline - performance.now(), 0);
      return isRecorded && ((await client?.flush({ timeoutMs: timeLeft })) ?? true);
    },
    stats: () => recorder.stats,
    uninstall() {
      stopRecording?.();
      stopAnnotating();
      if (shared.installed === installed) delete shared.installed;
      recorder.close();
    },
  };
  const installed: Installed = { handle, recorder, troubles, seesRequests: stopRecording !== undefined };
  return installed;
}

/** Whether the promise settles in time. The timer keeps no process alive. */
async function isSettled(promise: Promise<void>, timeoutMs: number): Promise<boolean> {
  const { promise: timeout, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, timeoutMs, false);
  // In browsers and workers, timers are numbers.
  if (typeof timer === "object") timer.unref();
  const isInTime = await Promise.race([promise.then(() => true), timeout]);
  clearTimeout(timer);
  return isInTime;
}
