import type { Session } from "chdb";

/** Sessions of one engine, each of which runs one statement at a time. */
export class Sessions {
  readonly #all: readonly Session[];
  readonly #idle: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];

  constructor(all: readonly Session[]) {
    this.#all = all;
    this.#idle = [...all];
  }

  /** Runs a task on a session that is idle; those that wait come in turn. */
  async use<Result>(task: (session: Session) => Promise<Result>): Promise<Result> {
    const session = this.#idle.pop() ?? (await new Promise<Session>((resolve) => this.#waiting.push(resolve)));
    try {
      return await task(session);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(session);
      else this.#idle.push(session);
    }
  }

  close(): void {
    for (const session of this.#all) session.close();
  }
}
