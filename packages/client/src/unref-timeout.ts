export type Timeout = ReturnType<typeof setTimeout>;

/** A timeout that does not keep a Node process alive; elsewhere timeouts are plain numbers. */
export function unrefTimeout(callback: () => void, ms: number): Timeout {
  const timeout = setTimeout(callback, ms);
  timeout.unref?.();
  return timeout;
}
