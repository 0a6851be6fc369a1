import diagnostics from "node:diagnostics_channel";
import type { Guard } from "../guard.ts";

/** Handlers by the name of the channel they listen to. */
export type Handlers = Record<string, (message: never) => void>;

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
