import { KaiApiError } from "@kai/client";
import { version } from "../version.ts";
import type { Command } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { findCommand } from "./find-command.ts";
import { commonOptions, helpOf, helpOfAll } from "./help.ts";
import { OptionValues, parseOptions } from "./option-values.ts";
import { note, say } from "./output.ts";
import { UsageError } from "./usage-error.ts";

/** Does what a command line says. Answers what the process ends with. */
export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  try {
    if (argv[0] === "--version") say(version);
    else if (["--help", "-h", "help"].includes(argv[0]!)) say(helpOfAll(commands));
    else return await runOne(findCommand(commands, argv), env);
    return exitCode.done;
  } catch (error) {
    return report(error, argv.includes("--json"));
  }
}

async function runOne(
  { command, rest }: { command: Command; rest: readonly string[] },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const known = { ...command.options, ...commonOptions };
  const advice = `Try: kai ${command.name} --help`;
  if (rest.includes("--help") || rest.includes("-h")) {
    say(helpOf(command));
    return exitCode.done;
  }
  try {
    const { given, positionals: args } = parseOptions(known, rest);
    const takes = command.takes ?? [];
    const missing = takes[args.length];
    if (missing) throw new UsageError(`${missing} is missing.`);
    if (args.length > takes.length) throw new UsageError(`"${args[takes.length]}" is one argument too many.`);
    const options = new OptionValues<string>(known, { given, env });
    return await command.run({ options, args, json: options.is("json"), env });
  } catch (error) {
    if (error instanceof UsageError && !error.message.includes("Try: ")) error.message += ` ${advice}`;
    throw error;
  }
}

function report(error: unknown, json: boolean): number {
  const message = error instanceof Error ? error.message : String(error);
  if (json) note(JSON.stringify({ error: message }));
  else note(`kai: ${message}`);
  if (KaiApiError.isInstance(error) && (error.status === 401 || error.status === 403) && !json)
    note(
      "A key with the right scopes is made on the server's machine: kai keys create NAME --scopes ingest,read,admin",
    );
  const isExpected = error instanceof UsageError || KaiApiError.isInstance(error);
  if (!isExpected && process.env["KAI_LOG_LEVEL"] === "debug") note(String((error as Error).stack));
  return error instanceof UsageError ? exitCode.misused : exitCode.failed;
}
