import { uniqueId } from "@kai/schema/unique-id";

/** What the name of a spool file says, so that nobody has to open it. Names sort by age. */
export interface SpoolName {
  readonly file: string;
  /** The name without its state. */
  readonly stem: string;
  /** Logs in it. */
  readonly count: number;
  readonly bytes: number;
  readonly state: "writing" | "ready" | "claimed" | "corrupt";
  /** Of a claimed file: by which process, and when. */
  readonly pid: number;
  readonly claimedAt: number;
}

const pattern = /^([0-9a-f]{32}-(\d+)-(\d+))\.(?:(writing|ready|corrupt)|claimed-(\d+)-(\d+))$/;
/** Longer than any file takes to be sent: whose pid then answers is another process. */
const LONGEST_CLAIM_MS = 3_600_000;

export function newStem(count: number, bytes: number): string {
  return `${uniqueId()}-${count}-${bytes}`;
}

export function readName(file: string): SpoolName | undefined {
  const [, stem, count, bytes, state = "claimed", pid, claimedAt] = pattern.exec(file) ?? [];
  if (stem === undefined) return undefined;
  const numbers = { count: Number(count), bytes: Number(bytes), pid: Number(pid), claimedAt: Number(claimedAt) };
  return { file, stem, state: state as SpoolName["state"], ...numbers };
}

/** Whether a process is at work on the file. */
export function isHeld({ state, pid, claimedAt }: SpoolName): boolean {
  if (state !== "claimed" || Date.now() - claimedAt > LONGEST_CLAIM_MS) return false;
  // In a container that starts again, this process may have the pid of the one before it.
  if (pid === process.pid) return claimedAt >= Date.now() - process.uptime() * 1000;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
