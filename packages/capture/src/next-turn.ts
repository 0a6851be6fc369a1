/** Settles when the code that is running, and waiting to run, has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise(
    (resolve) => void (typeof setImmediate === "function" ? setImmediate(resolve) : setTimeout(resolve)),
  );
}
