#!/usr/bin/env node
import { runCommand } from "./command/run-command.ts";
import { commands } from "./commands/commands.ts";

// Whoever reads our output may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await runCommand(commands, process.argv.slice(2), process.env);
