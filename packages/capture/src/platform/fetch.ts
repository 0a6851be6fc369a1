import type { ContextStorage, Platform } from "./platform.ts";
import { SyncStorage } from "./sync-storage.ts";

/** Runtimes that have a `fetch`, such as Bun, edge and workers. Only what is given to `observe` and `kaiFetch` is seen there. */
export const platform: Platform = {
  createStorage<T>() {
    const Storage = findStorage();
    return (Storage ? new Storage() : new SyncStorage()) as ContextStorage<T>;
  },
  snapshot: () => (fn) => fn(),
  // `fetch` undoes encodings itself.
  contentDecoder: () => undefined,
  isReadable: () => true,
  warn: ({ message }) => console.warn(message),
};

type Storage = new () => ContextStorage<unknown>;

/** The runtime's `AsyncLocalStorage`: a global on the edge, elsewhere a module of Node that need not be there. */
function findStorage(): Storage | undefined {
  const { AsyncLocalStorage } = globalThis as { AsyncLocalStorage?: Storage };
  if (AsyncLocalStorage) return AsyncLocalStorage;
  try {
    return process.getBuiltinModule("node:async_hooks").AsyncLocalStorage;
  } catch {
    return undefined;
  }
}
