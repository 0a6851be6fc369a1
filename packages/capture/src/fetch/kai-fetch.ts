import { shared } from "../shared.ts";
import { recordedFetch } from "./recorded-fetch.ts";

export type Fetch = typeof globalThis.fetch;

const mark = Symbol.for("kai.capture.fetch");

/**
 * A `fetch` whose LLM calls are logged, for clients that take one as an option. Does what the given one does; where `install` sees every request
 * anyway, and before it was called, it does nothing else.
 *
 * @param fetch @default the global one, as it is at the time of a call
 * @example
 * const openai = createOpenAI({ fetch: kaiFetch() });
 */
export function kaiFetch(fetch?: Fetch): Fetch {
  if (fetch && mark in fetch) return fetch;
  const observed: Fetch = (input, init) => {
    const send = fetch ?? globalThis.fetch;
    const { installed } = shared;
    return !installed || installed.seesRequests ? send(input, init) : recordedFetch(installed, send, [input, init]);
  };
  // Some runtimes and frameworks keep functions and marks of their own there.
  return Object.assign(observed, fetch, { [mark]: true });
}
