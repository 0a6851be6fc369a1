import type { EngineParams } from "./engine.ts";

/** Collects the values of one statement, so that none is ever written into its SQL. */
export class SqlParams {
  readonly values: Record<string, EngineParams[string]> = {};
  size = 0;

  /** Adds a value; answers what stands for it in the SQL. */
  readonly bind = (value: EngineParams[string], type: string): string => {
    const name = `p${this.size++}`;
    this.values[name] = value;
    return `{${name}:${type}}`;
  };
}
