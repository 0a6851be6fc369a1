/** What a worker is told to do: so many calls, one after the other; `idle` only sends what is left to be sent. */
export interface Task {
  kind: "plain" | "streamed" | "idle";
  count: number;
}

/** A worker's first message: where its app listens. */
export interface Ready {
  port: number;
}

export interface Spent {
  /** Microseconds of processor time, on all threads, while the calls were made. */
  cpu: number;
  /** The same, until everything was sent. */
  cpuUntilSent: number;
  /** The same since the process began. */
  cpuSoFar: number;
  /** Milliseconds each call took. */
  walls: number[];
  /** Milliseconds until the first word of each streamed call. */
  firsts: number[];
}
