import type * as crypto from "node:crypto";
import type * as channels from "node:diagnostics_channel";
import type * as fs from "node:fs";
import type * as os from "node:os";
import type * as zlib from "node:zlib";

interface NodeModules {
  "node:crypto": typeof crypto;
  "node:diagnostics_channel": typeof channels;
  "node:fs": typeof fs;
  "node:os": typeof os;
  "node:zlib": typeof zlib;
}

/** A module of Node where there is one; never an import, on which bundlers for other runtimes would fail. */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  try {
    // Next.js reports an error when an edge function as much as reads the property; the files of a Worker live in its memory.
    if ("EdgeRuntime" in globalThis || globalThis.navigator?.userAgent === "Cloudflare-Workers") return undefined;
    return process.getBuiltinModule(name) as NodeModules[Name];
  } catch {
    return undefined;
  }
}
