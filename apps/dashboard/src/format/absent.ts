/** Shown where a value is not known: never 0, never nothing. */
export const absent = "—";
