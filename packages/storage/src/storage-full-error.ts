/** The disk takes no more: it is full, a quota is used up, or it fails. Nothing of what was being written was taken. */
export class StorageFullError extends Error {
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds = 10;

  constructor(path: string, options?: ErrorOptions) {
    super(`The disk of ${path} takes no more data. Make room on it; nothing needs a restart.`, options);
    this.name = "StorageFullError";
  }
}

/**
 * SQLite's codes of writes that the system refused: full, and failures to write, to sync (also a directory), and to resize. Quotas and
 * limits of a file's size come as failures.
 */
const refusedWrites = new Set([13, 778, 1034, 1290, 1546, 4874]);

/** Whether SQLite's result code says that the disk did not take a write. */
export const isDiskFull = (errcode: number | undefined): boolean => refusedWrites.has(errcode ?? 0);
