import type * as Chdb from "chdb";

/** Loads the optional package `chdb`, which users of a ClickHouse server do not need. */
export async function loadChdb(): Promise<typeof Chdb> {
  try {
    return await import("chdb");
  } catch (cause) {
    throw new Error(
      "The embedded store needs the package chdb, which is missing or does not run on this platform. " +
        "Install it with `pnpm add chdb` (Linux and macOS, x64 and arm64).",
      { cause },
    );
  }
}
