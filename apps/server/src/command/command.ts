import type { Option } from "./option.ts";
import type { OptionValues } from "./option-values.ts";

/** What a command is called with. */
interface Invocation<Name extends string> {
  options: OptionValues<Name>;
  /** As many as the command's `takes` says. */
  args: string[];
  /** Whether a program reads the output. */
  json: boolean;
  env: NodeJS.ProcessEnv;
}

/** One word, or two, after `kai`. */
export interface Command<Name extends string = string> {
  name: string;
  /** One line. */
  summary: string;
  /** More of it, for the command's own help. */
  details?: string;
  /** Names of the arguments it takes, all of them needed. */
  takes?: readonly string[];
  options: Readonly<Record<Name, Option>>;
  examples?: readonly string[];
  /** Answers what the process ends with. */
  run(invocation: Invocation<Name>): Promise<number>;
}

/** The command as it is; its options give their names to what `run` is called with. */
export const defineCommand = <const Name extends string>(command: Command<Name>): Command => command;
