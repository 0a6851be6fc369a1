import { setTimeout as sleep } from "node:timers/promises";
import { type CaptureOptions, type ContextResolver, install } from "@kai/capture";
import { keepAwake } from "./keep-awake.ts";

export interface RegisterOptions extends Omit<CaptureOptions, "baseContext" | "onCall"> {
  /**
   * Fields for the logs of all calls, where no wrapper says otherwise. Asked when a call starts, in the request that makes it, so that `headers()` and
   * `cookies()` tell of that request; asked again when the call is recorded unless it answers with a promise. If it throws, the log is written without.
   */
  context?: ContextResolver;
}

/** How long a call may outlast its request, and still be waited for. */
const LONGEST_WAIT_MS = 30_000;

/** Starts to capture, once for each process. Logs are sent before the platform puts the process to sleep. */
export function startCapture({ context, ...options }: RegisterOptions = {}): void {
  const onCall = (logged: Promise<void>) =>
    keepAwake(async () => {
      await Promise.race([logged, sleep(LONGEST_WAIT_MS, undefined, { ref: false })]);
      await capture.flush();
    });
  const capture = install({ ...options, onCall, ...(context && { baseContext: context }) });
}
