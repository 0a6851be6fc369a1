import diagnostics from "node:diagnostics_channel";

/** Handlers by the name of the channel they listen to. */
export type Handlers = Record<string, (message: never) => void>;

/** Wraps a function so that its exceptions go to `onError`: whatever a channel handler throws would end the process. */
export type Guard = <Args extends unknown[]>(fn: (...args: Args) => void) => (...args: Args) => void;

export function createGuard(onError: (error: unknown) => void): Guard {
  return (fn) =>
    (...args) => {
      try {
        fn(...args);
      } catch (error) {
        onError(error);
      }
    };
}

/** Listens to diagnostics channels; returns the function that stops. */
export function subscribe(handlers: Handlers, guard: Guard): () => void {
  const guarded = Object.entries(handlers).map(
    ([name, handler]) => [name, guard(handler as (message: unknown) => void)] as const,
  );
  for (const [name, handler] of guarded) diagnostics.subscribe(name, handler);
  return () => {
    for (const [name, handler] of guarded) diagnostics.unsubscribe(name, handler);
  };
}
