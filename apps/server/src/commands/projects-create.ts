import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { note, say } from "../command/output.ts";
import { stateOptions, withState } from "../command/state-location.ts";

export const projectsCreate = defineCommand({
  name: "projects create",
  summary: "make a project: keys, logs and settings of its own",
  takes: ["ID"],
  options: { name: { flag: "name", help: "what people call it; without it, its id" }, ...stateOptions },
  examples: ["kai projects create shop --name 'The shop'", "kai keys create shop-backend --project shop"],
  async run({ options, args: [id], json }) {
    const project = await withState(
      options,
      async ({ projects, audit }) => {
        const created = await projects.create({ id: id!, name: options.text("name") });
        const entry = { project_id: created.id, target: created.id };
        await audit.record({ ...entry, actor: "cli", action: "projects.create", address: null });
        return created;
      },
      { create: true },
    );
    if (json) say(JSON.stringify(project));
    else note(`Project ${project.id} is made. Its first key: kai keys create NAME --project ${project.id}`);
    return exitCode.done;
  },
});
