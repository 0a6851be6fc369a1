import type { Guard } from "../guard.ts";
import type { Recorder } from "../recorder.ts";

/** What differs between runtimes. */
export interface Platform {
  /** Keeps a value for everything that a function starts. */
  createStorage<T>(): ContextStorage<T>;
  /** Runs functions in the asynchronous context of now. */
  snapshot(): <Result>(fn: () => Result) => Result;
  /** Undefined when there is nothing to undo. */
  contentDecoder(encoding: string, onBytes: (bytes: Uint8Array) => void): ContentDecoder | undefined;
  /** Whether we can read an answer with this encoding. */
  isReadable(encoding: string): boolean;
  /** Records every request that leaves, and returns the function that stops; absent where nothing tells of requests. */
  recordRequests?(recorder: Recorder, guard: Guard): () => void;
  /** Tells the people who run the program. */
  warn: (error: Error) => void;
}

/** The part of `AsyncLocalStorage` that is used here. */
export interface ContextStorage<T> {
  run<Result>(store: T, fn: () => Result): Result;
  getStore(): T | undefined;
}

/** Undoes the `content-encoding` of an answer, outside of the main thread. */
export interface ContentDecoder {
  push(bytes: Uint8Array): void;
  /** Settles when all output has been given; a body that was cut gives what could be decoded. Never rejects. */
  end(): Promise<void>;
}
