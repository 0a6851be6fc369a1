/** How much one request may bring or ask for. */
export const limits = {
  /** Most logs, and most bytes, that one batch may hold. */
  batchCount: 5000,
  batchBytes: 100 * 1024 * 1024,
  /** Most bytes of one log. */
  logBytes: 20 * 1024 * 1024,
  /** Most bytes of a chat request: images come within it. */
  chatBytes: 50 * 1024 * 1024,
  /** Most spans of one export of traces. */
  spanCount: 20_000,
  pageSize: 1000,
  /** Most logs that one request may change. */
  changeCount: 1000,
  /** Most traces that one request may delete, and most logs that they may have. */
  deletedTraces: 1000,
  deletedTraceLogs: 50_000,
  /** Most scores of one log. */
  scoreCount: 100,
  /** Most prompts of a project, most versions of a prompt, and most characters of a version as JSON. */
  prompts: 5000,
  promptVersions: 1000,
  promptVersionCharacters: 250_000,
} as const;
