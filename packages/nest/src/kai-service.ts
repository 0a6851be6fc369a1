import { bindContext, type CaptureHandle, getContext, install, runWithContext, setContext } from "@kai/capture";
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
  /** Waits until the calls that have ended are recorded and sent. False when the time was not enough; never rejects. */
  readonly flush: CaptureHandle["flush"];
  /** What happened to the LLM calls of this process. */
  readonly stats: CaptureHandle["stats"];

  constructor(@Inject(MODULE_OPTIONS_TOKEN) options: KaiModuleOptions) {
    // What the module ignores are requests, not calls.
    ({ flush: this.flush, stats: this.stats } = install({ ...options, ignore: undefined }));
  }

  /** Called when the connections are closed: the last streams have ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
