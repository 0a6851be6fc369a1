import type * as Pg from "pg";

/** Loads the optional package `pg`, which users of the embedded state do not need. */
export async function loadPg(): Promise<typeof Pg> {
  try {
    return await import("pg");
  } catch (cause) {
    throw new Error("A state in PostgreSQL needs the package pg, which is missing. Install it with `pnpm add pg`.", {
      cause,
    });
  }
}
