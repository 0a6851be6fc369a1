import { EngineError } from "../engine-error.ts";

type AsError = (error: unknown) => EngineError;

/** The operations that run on one connection, so that it can be closed under none of them. */
export interface Operations {
  /** Runs an operation; its error is read by `asError`, or as those of all operations are. */
  run: <Result>(operation: () => Promise<Result>, asError?: AsError) => Promise<Result>;
  /** Lets no operation start any more, and those that run end. */
  end: () => Promise<void>;
}

export function trackOperations(asEngineError: AsError): Operations {
  const running = new Set<Promise<unknown>>();
  let ended = false;
  return {
    async run(operation, asError = asEngineError) {
      if (ended) throw new EngineError("The engine is closed.");
      const promise = operation();
      running.add(promise);
      try {
        return await promise;
      } catch (error) {
        throw asError(error);
      } finally {
        running.delete(promise);
      }
    },
    async end() {
      ended = true;
      await Promise.allSettled(running);
    },
  };
}
