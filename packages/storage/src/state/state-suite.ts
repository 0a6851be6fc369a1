import type { StateLocation } from "./connect-state.ts";
import type { State } from "./state.ts";

/** A state of its own for each test of a suite. */
interface TestState {
  readonly state: State;
  readonly location: StateLocation;
  /** Closes the state and opens it again, as a restart does. */
  reopen(): Promise<void>;
}

/** Tests that hold for every engine of the state. */
export type StateSuite = (test: TestState) => void;
