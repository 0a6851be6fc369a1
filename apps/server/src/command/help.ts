import type { Command } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import type { Option } from "./option.ts";

/** Options that every command has. */
export const commonOptions = {
  json: { flag: "json", kind: "switch", help: "print for programs: one JSON object, or one in each line" },
  help: { flag: "help", kind: "switch", help: "show this text" },
} satisfies Record<string, Option>;

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n");
};

/** What there is, for a person who knows nothing of it. */
export const helpOfAll = (
  commands: readonly Command[],
): string => `kai: takes logs of LLM calls, keeps them, answers questions about them

Usage: kai [COMMAND] [OPTIONS]

Commands:
${columns(commands.map((command) => [callOf(command), command.summary]))}

Without a command, kai serves. kai COMMAND --help explains one; kai --version shows the version.

Exit codes: ${exitCode.done} done; ${exitCode.failed} failed; ${exitCode.misused} called in a wrong way; ${exitCode.interrupted} stopped by Ctrl-C before it was done.
`;

export function helpOf(command: Command): string {
  const { summary, details, options, examples = [] } = command;
  const rows = [...Object.values<Option>(options), ...Object.values<Option>(commonOptions)].map(row);
  return `kai ${command.name}: ${summary}
${details ? `\n${details}\n` : ""}
Usage: kai ${callOf(command)} [OPTIONS]

Options:
${columns(rows)}
${examples.length > 0 ? `\nExamples:\n${examples.map((each) => `  ${each}`).join("\n")}\n` : ""}`;
}

const callOf = ({ name, takes = [] }: Command) => [name, ...takes].join(" ");

function row({ flag, value = "VALUE", kind, help, variables = [], fallback }: Option): [string, string] {
  const facts = [variables.join(", "), fallback && `default ${fallback}`, kind === "list" && "may be repeated"].filter(
    Boolean,
  );
  return [
    `--${flag}${kind === "switch" ? "" : ` ${value}`}`,
    facts.length > 0 ? `${help} (${facts.join("; ")})` : help,
  ];
}
