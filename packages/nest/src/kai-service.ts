import {
  bindContext,
  type CaptureHandle,
  type CaptureStats,
  getContext,
  install,
  type KaiContext,
  runWithContext,
  setContext,
} from "@kai/capture";
import { Inject, Injectable, type OnApplicationShutdown } from "@nestjs/common";
import { type KaiModuleOptions, MODULE_OPTIONS_TOKEN } from "./options.ts";

/** Reads and adds to the context of the running code, from any provider. */
@Injectable()
export class KaiService implements OnApplicationShutdown {
  private readonly capture: CaptureHandle;

  constructor(@Inject(MODULE_OPTIONS_TOKEN) options: KaiModuleOptions) {
    // What the module ignores are requests, not calls.
    this.capture = install({ ...options, ignore: undefined });
  }

  /** Adds to the context of the calls that start from now on, `metadata` by key; false when the code runs for no request, message or job. */
  set(context: KaiContext): boolean {
    return setContext(context);
  }

  /** What was given to `set`, `run` and `@KaiTrace` so far; `undefined` outside of any context. */
  get(): KaiContext | undefined {
    return getContext();
  }

  /** Runs `fn`; the calls that it starts have this context, merged over the one around it. */
  run<T>(context: KaiContext, fn: () => T): T {
    return runWithContext(context, fn);
  }

  /** A function that keeps the current context wherever it is called from: for queues and timers shared by several requests. */
  bind<Args extends unknown[], Result>(fn: (...args: Args) => Result): (...args: Args) => Result {
    return bindContext(fn);
  }

  /** Waits until the calls that have ended are recorded and sent. False when the time was not enough; never rejects. */
  flush(options?: { timeoutMs?: number }): Promise<boolean> {
    return this.capture.flush(options);
  }

  /** What happened to the LLM calls of this process. */
  stats(): CaptureStats {
    return this.capture.stats();
  }

  /** After the connections are closed, when the last streams have ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
