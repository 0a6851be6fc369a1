import type * as node from "../index.ts";

let isTold = false;

/** There is nothing here that could keep a context or see a call; this package must only not be in the way. */
function passThrough<Fn>(fn: Fn): Fn {
  if (!isTold) {
    console.warn(
      '[kai] Handlers of the edge runtime have no context in their logs. Use `export const runtime = "nodejs"`.',
    );
  }
  isTold = true;
  return fn;
}

export const withKai: typeof node.withKai = passThrough;
export const withKaiAction: typeof node.withKaiAction = passThrough;
export const withKaiApi: typeof node.withKaiApi = passThrough;
export const runWithContext: typeof node.runWithContext = (_context, fn) => fn();
export const setContext: typeof node.setContext = () => false;
