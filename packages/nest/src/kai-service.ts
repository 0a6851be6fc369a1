import {
  bindContext,
  type CaptureHandle,
  type CaptureStats,
  getContext,
  install,
  runWithContext,
  setContext,
} from "@kai/capture";
import { Inject, Injectable, type OnApplicationShutdown } from "@nestjs/common";
import { type KaiModuleOptions, MODULE_OPTIONS_TOKEN } from "./options.ts";

/** The context of the running code, for every provider; not request-scoped. */
@Injectable()
export class KaiService implements OnApplicationShutdown {
  /** Adds to the context of the calls that start from now on, `metadata` by key; false when the code runs in none. */
  readonly set = setContext;
  /** What was given in code so far; `undefined` outside of any context. */
  readonly get = getContext;
  /** Runs a function; the calls that it starts have this context, merged over the one around it. */
  readonly run = runWithContext;
  /** A function that keeps the current context wherever it is called from: for queues and timers shared by several requests. */
  readonly bind = bindContext;

  private readonly capture: CaptureHandle;

  constructor(@Inject(MODULE_OPTIONS_TOKEN) options: KaiModuleOptions) {
    // What the module ignores are requests, not calls.
    this.capture = install({ ...options, ignore: undefined });
  }

  /** Waits until the calls that have ended are recorded and sent. False when the time was not enough; never rejects. */
  flush(options?: { timeoutMs?: number }): Promise<boolean> {
    return this.capture.flush(options);
  }

  /** What happened to the LLM calls of this process. */
  stats(): CaptureStats {
    return this.capture.stats();
  }

  /** Called when the connections are closed: the last streams have ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
