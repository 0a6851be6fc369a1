import { statfs } from "node:fs/promises";

export interface DiskRoomOptions {
  /** A file or directory on the disk. */
  path: string;
  /** Free bytes below which the disk counts as full. */
  reserveBytes: number;
  /** Asks the system. @default `statfs` of Node */
  ask?: (path: string) => Promise<{ bavail: number; bsize: number }>;
}

/** How much room a disk has, as of a moment ago. */
export interface DiskRoom {
  /** Whether less than the reserve is free. */
  isLow(): boolean;
  stop(): void;
}

const everyMs = 500;

/**
 * Watches the room on a disk. What is kept free is for the engine, which needs room to merge what it has, and for the inbox, which
 * needs some to forget what it moved: a disk that is really full would hold both up.
 */
export async function watchDiskRoom({ path, reserveBytes, ask = statfs }: DiskRoomOptions): Promise<DiskRoom> {
  let isLow = false;
  async function look() {
    // A system that cannot say is no reason to refuse logs.
    const { bavail, bsize } = await ask(path).catch(() => ({ bavail: Infinity, bsize: 1 }));
    isLow = bavail * bsize < reserveBytes;
  }
  await look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return { isLow: () => isLow, stop: () => clearInterval(timer) };
}
