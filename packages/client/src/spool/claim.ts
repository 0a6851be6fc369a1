import type * as nodeFs from "node:fs";
import type { SpoolName } from "./spool-name.ts";

/** A spool file that is this process's alone, until one of the last three methods is called. */
export class Claim {
  /** Logs that were written to it. */
  readonly count: number;
  readonly #fs: typeof nodeFs;
  readonly #path: string;
  readonly #stem: string;

  private constructor(fs: typeof nodeFs, path: string, stem: string, count: number) {
    this.#fs = fs;
    this.#path = path;
    this.#stem = stem;
    this.count = count;
  }

  /** `undefined` when another process was faster, or the directory is read-only. */
  static take(fs: typeof nodeFs, directory: string, { file, stem, count }: SpoolName): Claim | undefined {
    const path = `${directory}/${stem}.claimed-${process.pid}-${Date.now()}`;
    try {
      fs.renameSync(`${directory}/${file}`, path);
      return new Claim(fs, path, `${directory}/${stem}`, count);
    } catch {
      return undefined;
    }
  }

  read(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#fs.promises.readFile(this.#path);
  }

  /** Leaves it to whoever claims it next. */
  release(): void {
    this.#try(() => this.#fs.renameSync(this.#path, `${this.#stem}.ready`));
  }

  remove(): void {
    this.#try(() => this.#fs.unlinkSync(this.#path));
  }

  /** Keeps it, but for a person to look at. */
  setAside(): void {
    this.#try(() => this.#fs.renameSync(this.#path, `${this.#stem}.corrupt`));
  }

  #try(change: () => void): void {
    try {
      change();
    } catch {
      // Gone, or read-only now: sent once more at worst, which the server notices.
    }
  }
}
