import { platform } from "#platform";
import type { CaptureHandle } from "./install.ts";
import type { ContextStorage } from "./platform/platform.ts";
import type { Recorder } from "./recorder.ts";
import type { Scope } from "./scope.ts";
import type { Troubles } from "./troubles.ts";

/** What records, from `install` to `uninstall`. */
export interface Installed {
  readonly handle: CaptureHandle;
  readonly recorder: Recorder;
  readonly troubles: Troubles;
  /** Whether requests are seen without anything being wrapped. */
  readonly seesRequests: boolean;
}

/** What all copies of this package in a process (bundles, duplicate installs) have in common. */
interface Shared {
  readonly als: ContextStorage<Scope | undefined>;
  installed?: Installed;
  /** The host was told that logs could not be sent. */
  isIdle?: boolean;
}

const key = Symbol.for("kai.capture.v1");
const root = globalThis as { [key]?: Shared };

export const shared: Shared = (root[key] ??= { als: platform.createStorage() });
