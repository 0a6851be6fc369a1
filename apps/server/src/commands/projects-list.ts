import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { say, table } from "../command/output.ts";
import { stateOptions, withState } from "../command/state-location.ts";

export const projectsList = defineCommand({
  name: "projects list",
  summary: "list projects",
  options: stateOptions,
  async run({ options, json }) {
    const found = await withState(options, ({ projects }) => projects.list());
    if (json) for (const project of found) say(JSON.stringify(project));
    else
      say(
        table(
          ["ID", "NAME", "CREATED"],
          found.map(({ id, name, created_at }) => [id, name, created_at]),
        ),
      );
    return exitCode.done;
  },
});
