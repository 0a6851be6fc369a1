/** Something that may hold logs when the process ends. Neither method may throw or reject. */
export interface EndsWithProcess {
  /** The process has nothing else to do, or a signal ends it soon. */
  flushBeforeExit(): Promise<void>;
  /** The process ends: nothing happens after this returns. */
  saveAtExit(): void;
}

interface Members {
  /** Whoever holds something. */
  readonly holding: Set<EndsWithProcess>;
  /** Those of them that were not flushed since they began to, or got something new. */
  readonly unflushed: Set<EndsWithProcess>;
  isOver: boolean;
}

const key = Symbol.for("kai.client.exit.v1");

/** Flushes and saves this one when the process ends; to be called for everything new that it holds. False when it is too late for that. */
export function holdUntilExit(member: EndsWithProcess): boolean {
  const known = members();
  known?.holding.add(member);
  known?.unflushed.add(member);
  return !known?.isOver;
}

/** Forgets one that holds nothing any more. */
export function letGo(member: EndsWithProcess): void {
  const known = members();
  known?.holding.delete(member);
  known?.unflushed.delete(member);
}

export function allHolding(): EndsWithProcess[] {
  return [...(members()?.holding ?? [])];
}

/** One listener of each event per process, however many clients and copies of this package. */
function members(): Members | undefined {
  const known = Reflect.get(globalThis, key) as Members | undefined;
  if (known || typeof process === "undefined" || typeof process.on !== "function") return known;
  const made: Members = { holding: new Set(), unflushed: new Set(), isOver: false };
  Reflect.set(globalThis, key, made);
  process.on("beforeExit", () => {
    // A flush keeps the process alive and so ends in another `beforeExit`: each member gets one for what is new.
    const flushing = [...made.unflushed];
    made.unflushed.clear();
    for (const member of flushing) void member.flushBeforeExit();
  });
  process.on("exit", () => {
    made.isOver = true;
    for (const member of made.holding) member.saveAtExit();
  });
  return made;
}
