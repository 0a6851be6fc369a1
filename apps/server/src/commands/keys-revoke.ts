import { keyDelayMs } from "@kai/storage";
import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { note, say } from "../command/output.ts";
import { stateOptions, withState } from "../command/state-location.ts";

export const keysRevoke = defineCommand({
  name: "keys revoke",
  summary: "end an API key for good",
  details: `A server that runs refuses the key within ${keyDelayMs / 1000} seconds.`,
  takes: ["KEY_ID"],
  options: { project: { flag: "project", help: "revoke it only if it is this one's" }, ...stateOptions },
  examples: ["kai keys revoke kai_1a2b3c4d"],
  async run({ options, args: [target], json }) {
    const revoked = await withState(options, async ({ keys, audit }) => {
      const key = await keys.revoke({ key_id: target!, project_id: options.text("project") });
      if (key) {
        const { project_id } = key;
        await audit.record({ project_id, actor: "cli", action: "keys.revoke", target: key.key_id, address: null });
      }
      return key;
    });
    if (!revoked) throw new Error(`There is no key "${target}". See: kai keys list`);
    if (json) say(JSON.stringify(revoked));
    else note(`${revoked.key_id} (${revoked.name}) is revoked since ${revoked.revoked_at}.`);
    return exitCode.done;
  },
});
