/** What is wrong with a command, a flag or a variable, in words for the person who wrote it. */
export class UsageError extends Error {}
