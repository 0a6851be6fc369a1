/** One record of a file, as its text or values, and where it begins; or what is wrong there. */
export type Entry<Content> = { line: number } & ({ content: Content } | { problem: string });

/** Most characters of one record; a log has at most 20 MB. */
export const mostCharacters = 64 * 1024 * 1024;

export const tooLong = `is longer than ${mostCharacters / 1024 ** 2} million characters`;
