import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { say, table } from "../command/output.ts";
import { stateOptions, withState } from "../command/state-location.ts";

export const keysList = defineCommand({
  name: "keys list",
  summary: "list API keys, revoked ones too",
  options: { project: { flag: "project", help: "only this one's" }, ...stateOptions },
  async run({ options, json }) {
    const found = await withState(options, ({ keys }) => keys.list({ project_id: options.text("project") }));
    if (json) for (const key of found) say(JSON.stringify(key));
    else
      say(
        table(
          ["ID", "NAME", "PREFIX", "PROJECT", "ENVIRONMENT", "SCOPES", "RATE/MIN", "LOGS/MONTH", "LAST USED", "STATUS"],
          found.map((key) => [
            key.key_id,
            key.name,
            key.prefix || "-",
            key.project_id,
            key.environment,
            key.scopes.join(","),
            String(key.rate_limit ?? "-"),
            String(key.monthly_log_quota ?? "-"),
            key.last_used_at ?? "-",
            statusOf(key),
          ]),
        ),
      );
    return exitCode.done;
  },
});

function statusOf({ revoked_at, expires_at }: { revoked_at: string | null; expires_at: string | null }): string {
  if (revoked_at) return `revoked ${revoked_at}`;
  if (!expires_at) return "valid";
  return expires_at > new Date().toISOString() ? `valid until ${expires_at}` : `expired ${expires_at}`;
}
