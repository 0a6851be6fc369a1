import type { Command } from "./command.ts";
import { nearest } from "./nearest.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The command that the words before the first option name, and what follows them.
 *
 * @throws UsageError that names the nearest command
 */
export function findCommand(
  commands: readonly Command[],
  argv: readonly string[],
): { command: Command; rest: readonly string[] } {
  const [one = "serve", two] = argv[0]?.startsWith("-") ? [] : argv;
  const [words, command] =
    [`${one} ${two}`, one]
      .map((name) => [name, commands.find((each) => each.name === name)] as const)
      .find(([, found]) => found) ?? [];
  if (command) return { command, rest: argv[0] === one ? argv.slice(words!.split(" ").length) : argv };
  const ofGroup = commands.filter(({ name }) => name.startsWith(`${one} `)).map(({ name }) => name);
  if (ofGroup.length > 0 && (two === undefined || two.startsWith("-")))
    throw new UsageError(`kai ${one} needs a word more. There is: ${ofGroup.map((name) => `kai ${name}`).join(", ")}.`);
  const typed = ofGroup.length > 0 ? `${one} ${two}` : one;
  const names = commands.map(({ name }) => name);
  const meant = nearest(typed, names) ?? nearest(`${one} ${two}`, names);
  throw new UsageError(`There is no command "${typed}".${meant ? ` Did you mean: kai ${meant}?` : ""} Try: kai --help`);
}
