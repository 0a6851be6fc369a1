/** What capture costs one call, in microseconds. */
export interface Cost {
  what: string;
  /** Processor time of the whole process without capture. */
  base: number;
  /** What capture adds to it: the promise. */
  added: number;
  /** The most that is promised. */
  limit: number;
  /** Time until the answer is read, without capture, and what capture adds to it. */
  latency: number;
  addedLatency: number;
}
