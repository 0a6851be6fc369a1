/** Wraps a function so that its exceptions go to `onError`: what is thrown inside of kai is no business of the host. */
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
