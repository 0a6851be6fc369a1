import { AsyncLocalStorage } from "node:async_hooks";
import type { CaptureHandle } from "./install.ts";
import type { Scope } from "./scope.ts";
import type { Troubles } from "./troubles.ts";

/** What all copies of this package in a process (bundles, duplicate installs) have in common. */
interface Shared {
  readonly als: AsyncLocalStorage<Scope | undefined>;
  installed?: CaptureHandle;
  troubles?: Troubles;
}

const key = Symbol.for("kai.capture.v1");
const root = globalThis as { [key]?: Shared };

export const shared: Shared = (root[key] ??= { als: new AsyncLocalStorage() });
