import type { NewScore } from "@kai/client";
import type { LogCreate } from "@kai/schema";
import type { FileForm, FileRecord } from "../read-records.ts";

/** A product whose exports can be imported. */
export interface Source {
  name: string;
  forms: readonly FileForm[];
  /** Whether a record looks like one of its. */
  recognises(record: FileRecord): boolean;
  /** The logs that a record stands for; what has no place in a log is in its metadata. */
  logsOf(record: FileRecord): LogCreate[];
  /** What evaluators said of the log that a record stands for. */
  scoresOf?(record: FileRecord): NewScore[];
}
