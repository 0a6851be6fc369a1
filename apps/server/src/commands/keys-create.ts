import { type KeyScope, keyScopes } from "@kai/schema";
import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { note, say } from "../command/output.ts";
import { stateOptions, withState } from "../command/state-location.ts";
import { UsageError } from "../command/usage-error.ts";
import { timeAhead } from "./time.ts";

const most = 2_000_000_000;

export const keysCreate = defineCommand({
  name: "keys create",
  summary: "make an API key, and print it this once",
  details: "Works while the server runs, which knows the key at once.",
  takes: ["NAME"],
  options: {
    project: { flag: "project", fallback: "default", help: "whose logs it sends and reads" },
    environment: { flag: "environment", fallback: "prod", help: "prod or test" },
    scopes: {
      flag: "scopes",
      value: "LIST",
      fallback: "ingest,read",
      help: `of ${keyScopes.join(", ")}: what it may do`,
    },
    rateLimit: { flag: "rate-limit", value: "NUMBER", help: "most requests in a minute, in each server process" },
    quota: { flag: "monthly-log-quota", value: "NUMBER", help: "most logs in a calendar month, UTC" },
    expires: { flag: "expires", value: "WHEN", help: "a time, or 30d from now; without it, never" },
    ...stateOptions,
  },
  examples: ["kai keys create backend --scopes ingest", "kai keys create ci --environment test --expires 30d"],
  async run({ options, args: [name], json }) {
    const expires = options.text("expires");
    const key = {
      name: name!,
      project_id: options.text("project")!,
      environment: options.oneOf("environment", ["prod", "test"]),
      scopes: readScopes(options.read("scopes")),
      rate_limit: options.wholeIfGiven("rateLimit", 1, most) ?? null,
      monthly_log_quota: options.wholeIfGiven("quota", 1, most) ?? null,
      expires_at: expires === undefined ? null : timeAhead("--expires", expires).toISOString(),
    };
    const created = await withState(
      options,
      async ({ keys, audit }) => {
        const made = await keys.create(key);
        const { project_id, key_id: target } = made;
        await audit.record({ project_id, actor: "cli", action: "keys.create", target, address: null });
        return made;
      },
      { create: true },
    );
    const { plaintext, ...facts } = created;
    if (json) say(JSON.stringify({ ...facts, key: plaintext }));
    else {
      note(
        `${facts.key_id} of project ${facts.project_id}, ${facts.environment}: ${facts.scopes.join(", ")}. The key, shown this once:`,
      );
      say(plaintext);
    }
    return exitCode.done;
  },
});

function readScopes([text, from]: [string, string]): KeyScope[] {
  const scopes = text.split(",").map((each) => each.trim());
  const known = keyScopes.filter((each) => scopes.includes(each));
  const unknown = scopes.find((each) => !keyScopes.some((scope) => scope === each));
  if (unknown !== undefined) throw new UsageError(`${from} knows ${keyScopes.join(", ")}, not "${unknown}".`);
  return known;
}
