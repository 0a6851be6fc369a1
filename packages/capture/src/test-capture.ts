import type { LogCreate } from "@kai/schema/log";
import { expect, onTestFinished } from "vitest";
import { platform } from "#platform";
import type { CaptureHandle } from "./install.ts";
import type { CaptureOptions } from "./options.ts";
import { shared } from "./shared.ts";
import { start } from "./start.ts";

export interface TestCapture {
  handle: CaptureHandle;
  /** What `onError` was told. */
  troubles: string[];
  /** Waits until every call has ended and is recorded, and returns the records: exactly this many. */
  records(count: number): Promise<LogCreate[]>;
  /** The one record of the test. */
  record(): Promise<LogCreate>;
}

/** Captures what the running test calls, as on a platform. */
export function startCapture(options: CaptureOptions = {}, on = platform): TestCapture {
  const taken: LogCreate[] = [];
  const troubles: string[] = [];
  const { handle } = (shared.installed ??= start(
    {
      sink: (record) => void taken.push(record),
      onError: (error) => void troubles.push(error.message),
      ...options,
    },
    on,
  ));
  onTestFinished(() => handle.uninstall());

  const records = async (count: number) => {
    await expect.poll(() => handle.stats().open).toBe(0);
    await handle.flush();
    expect(taken).toHaveLength(count);
    return taken;
  };
  return { handle, troubles, records, record: async () => (await records(1))[0]! };
}
