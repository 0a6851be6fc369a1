import { AsyncLocalStorage } from "node:async_hooks";
import { recordNodeHttp } from "../instrument/node-http.ts";
import { recordNodeHttp2 } from "../instrument/node-http2.ts";
import { recordUndici } from "../instrument/undici.ts";
import { contentDecoder, isReadable } from "./content-decoder.ts";
import type { Platform } from "./platform.ts";

/** Node tells of every request on its diagnostics channels. */
export const platform: Platform = {
  createStorage: () => new AsyncLocalStorage(),
  snapshot: () => AsyncLocalStorage.snapshot(),
  contentDecoder,
  isReadable,
  recordRequests(recorder, guard) {
    const stops = [recordUndici, recordNodeHttp, recordNodeHttp2].map((record) => record(recorder, guard));
    return () => {
      for (const stop of stops) stop();
    };
  },
  warn: (error) => process.emitWarning(error),
};
