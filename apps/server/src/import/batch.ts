import type { IdentifiedLog } from "./read-logs.ts";

const mostLogs = 500;
const mostCharacters = 4_000_000;

export interface LogToSend extends IdentifiedLog {
  line: number;
  record: number;
}

/** Groups logs so that a request is neither small nor heavy; a log of any size is sent alone if need be. */
export class Batch {
  readonly logs: LogToSend[] = [];
  #characters = 0;

  /** Whether there is room for a log; it then is in. */
  add(log: LogToSend): boolean {
    const characters = JSON.stringify(log.content).length;
    const isFull = this.logs.length === mostLogs || this.#characters + characters > mostCharacters;
    if (isFull && this.logs.length > 0) return false;
    this.logs.push(log);
    this.#characters += characters;
    return true;
  }
}
