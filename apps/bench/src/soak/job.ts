/** What one client of a soak is to send. */
export interface Job {
  url: string;
  apiKey: string;
  /** Begins the ids of its logs. */
  name: string;
  logs: number;
}

/** What a client tells while it sends. */
export interface Told {
  /** Logs that the server said it has. */
  acknowledged: number;
  /** Posts that got no answer, and were sent again. */
  cut: number;
  /** Posts that were refused until later, and were sent again. */
  refused: number;
}

/** The id of a log of a client. */
export const idOf = (name: string, number: number): string => `${name}-${String(number).padStart(8, "0")}`;
