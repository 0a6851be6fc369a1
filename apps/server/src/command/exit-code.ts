/** What the command ends with. */
export const exitCode = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const;
