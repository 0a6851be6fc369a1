import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import type { Option } from "./option.ts";
import { UsageError } from "./usage-error.ts";

type Given = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** What was said of a command's options: flags come before variables of the environment, both before fallbacks. Errors name the flag or the variable. */
export class OptionValues<Name extends string = string> {
  readonly #options: Readonly<Record<Name, Option>>;
  readonly #given: Given;
  readonly #env: NodeJS.ProcessEnv;

  constructor(options: Readonly<Record<Name, Option>>, { given, env }: { given: Given; env: NodeJS.ProcessEnv }) {
    this.#options = options;
    this.#given = given;
    this.#env = env;
  }

  /** The value, empty when there is none, and where it came from. */
  read(name: Name): [value: string, from: string] {
    const { flag, variables = [], fallback = "" } = this.#options[name];
    const flagged = this.#given[flag];
    if (typeof flagged === "string") return [flagged, `--${flag}`];
    const variable = variables.find((each) => this.#env[each]);
    return variable ? [this.#env[variable]!.trim(), variable] : [fallback, `--${flag}`];
  }

  text(name: Name): string | undefined {
    return this.read(name)[0] || undefined;
  }

  is(name: Name): boolean {
    return this.#given[this.#options[name].flag] === true;
  }

  list(name: Name): string[] {
    return [this.#given[this.#options[name].flag] ?? []].flat().map(String);
  }

  oneOf<const Value extends string>(name: Name, allowed: readonly Value[]): Value {
    const [value, from] = this.read(name);
    const found = allowed.find((each) => each === value);
    if (found === undefined) throw new UsageError(`${from} must be one of ${allowed.join(", ")}, not "${value}".`);
    return found;
  }

  whole(name: Name, least: number, most: number): number {
    const [value, from] = this.read(name);
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new UsageError(`${from} must be a whole number from ${least} to ${most}, not "${value}".`);
    return number;
  }

  wholeIfGiven(name: Name, least: number, most: number): number | undefined {
    return this.text(name) === undefined ? undefined : this.whole(name, least, most);
  }
}

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError
 */
export function parseOptions<Name extends string>(
  options: Readonly<Record<Name, Option>>,
  args: readonly string[],
): { given: Given; positionals: string[] } {
  const config: ParseArgsOptionsConfig = {};
  for (const { flag, kind } of Object.values<Option>(options))
    config[flag] = kind === "switch" ? { type: "boolean" } : { type: "string", multiple: kind === "list" };
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: config });
    return { given: values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
