import type * as nodeFs from "node:fs";
import { Claim } from "./claim.ts";
import { encodeSpoolFile, type SpoolContent } from "./spool-file.ts";
import { isHeld, newStem, readName, type SpoolName } from "./spool-name.ts";

const MAX_FILES = 10_000;

/**
 * A directory of logs for one destination that no process has in memory any more. Every change is a rename, so that
 * processes can share it. Synchronous: it is written when a process ends.
 */
export class Spool {
  readonly directory: string;
  /** Most bytes of all its files. */
  readonly maxBytes: number;
  readonly #fs: typeof nodeFs;

  constructor(fs: typeof nodeFs, directory: string, maxBytes: number) {
    this.#fs = fs;
    this.directory = directory;
    this.maxBytes = maxBytes;
  }

  /** Deletes the oldest files until so many bytes fit; returns how many logs that cost. */
  makeRoom(bytes: number): number {
    const files = this.#list();
    let left = files.length;
    let total = files.reduce((sum, file) => sum + file.bytes, bytes);
    let lost = 0;
    for (const name of files) {
      if (total <= this.maxBytes && left < MAX_FILES) break;
      if (isHeld(name) || !this.#isDeleted(name)) continue;
      left -= 1;
      total -= name.bytes;
      if (name.state !== "corrupt") lost += name.count;
    }
    return lost;
  }

  /** Writes one file, whole or not at all. Throws when the directory cannot be written, or is not ours. */
  save(content: SpoolContent): void {
    const { mkdirSync, writeFileSync, renameSync, rmSync } = this.#fs;
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    if (!this.#isOurs()) throw new Error(`${this.directory} belongs to another user`);
    const data = encodeSpoolFile(content);
    const path = `${this.directory}/${newStem(content.logs.length, data.byteLength)}`;
    try {
      writeFileSync(`${path}.writing`, data, { mode: 0o600, flag: "wx" });
      renameSync(`${path}.writing`, `${path}.ready`);
    } catch (error) {
      rmSync(`${path}.writing`, { force: true });
      throw error;
    }
  }

  /** Takes the oldest file that no other process has taken; undefined when there is none. Never throws. */
  claim(): Claim | undefined {
    for (const name of this.#list()) {
      if (name.state !== "ready" && (name.state !== "claimed" || isHeld(name))) continue;
      const claim = Claim.take(this.#fs, this.directory, name);
      if (claim) return claim;
    }
    return undefined;
  }

  /** Oldest first. A directory of another user is as good as none: its files are not our logs. */
  #list(): SpoolName[] {
    try {
      if (!this.#isOurs()) return [];
      const names = this.#fs.readdirSync(this.directory).toSorted();
      return names.map(readName).filter((name) => name !== undefined);
    } catch {
      return [];
    }
  }

  #isOurs(): boolean {
    const entry = this.#fs.lstatSync(this.directory);
    return entry.isDirectory() && (process.geteuid === undefined || entry.uid === process.geteuid());
  }

  #isDeleted({ file }: SpoolName): boolean {
    try {
      this.#fs.unlinkSync(`${this.directory}/${file}`);
      return true;
    } catch {
      // Another process was faster, or the directory is read-only.
      return false;
    }
  }
}
