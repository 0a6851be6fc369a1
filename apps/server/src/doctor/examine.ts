import { DirectoryInUseError, lockDirectory } from "@kai/storage";
import type { Settings } from "../settings.ts";
import type { Check } from "./check.ts";
import { checkClock } from "./check-clock.ts";
import { checkDirectory } from "./check-directory.ts";
import { checkDisk } from "./check-disk.ts";
import { checkEngine } from "./check-engine.ts";
import { checkInbox } from "./check-inbox.ts";
import { checkNode } from "./check-node.ts";
import { checkServer } from "./check-server.ts";
import { checkState } from "./check-state.ts";
import { findServer } from "./find-server.ts";

/**
 * Looks at everything that a server with these settings needs, and changes nothing. A directory that no server has is held meanwhile,
 * so that none starts on it; one that a server has is asked of that server.
 */
export async function examine(settings: Settings): Promise<Check[]> {
  const { dataDir } = settings;
  const directory = await checkDirectory(dataDir);
  const canHold = directory.exists && directory.checks.every(({ status }) => status !== "fail");
  const { holder, release } = canHold ? hold(dataDir) : {};
  try {
    const found = await findServer(settings);
    const server = holder === undefined ? undefined : found;
    const engine = await checkEngine(settings, server);
    const state = await checkState(settings);
    const clocks = [directory, engine, state].flatMap(({ clock }) => clock ?? []);
    return [
      checkNode(),
      ...directory.checks,
      await checkDisk(settings),
      checkServer(settings, found, holder),
      checkInbox(dataDir, server),
      engine.check,
      ...state.checks,
      checkClock(clocks),
    ];
  } finally {
    release?.();
  }
}

/** Holds the directory, or says which process does. */
function hold(dataDir: string): { holder?: string; release?: () => void } {
  try {
    return { release: lockDirectory(dataDir) };
  } catch (error) {
    if (error instanceof DirectoryInUseError) return { holder: error.pid };
    throw error;
  }
}
