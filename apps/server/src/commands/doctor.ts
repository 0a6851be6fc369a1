import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { say } from "../command/output.ts";
import type { Check } from "../doctor/check.ts";
import { examine } from "../doctor/examine.ts";
import { readSettings, settingOptions } from "../settings.ts";

export const doctor = defineCommand({
  name: "doctor",
  summary: "find out whether a server can run here, or what is wrong with the one that does",
  details: `Takes the same options and variables as kai serve: run it as the same user, with the same ones. Looks at Node, the data directory and its disk, the inbox,
the store, the state and its secrets, the clock and the port, changes nothing, and says what to do. Fails when something would keep a server from its work.`,
  options: settingOptions,
  examples: ["kai doctor --data-dir /var/lib/kai", "kai doctor --json | jq '.checks[] | select(.status != \"ok\")'"],
  async run({ options, json, env }) {
    const settings = readSettings(options, env);
    const checks = await examine(settings);
    const worst = (["fail", "warn"] as const).find((each) => checks.some(({ status }) => status === each)) ?? "ok";
    if (json) say(JSON.stringify({ status: worst, checks }));
    else say(checks.map(lines).join("\n"));
    return worst === "fail" ? exitCode.failed : exitCode.done;
  },
});

const lines = ({ status, name, message, advice }: Check) =>
  `${status.padEnd(6)}${name.padEnd(11)}${message}${advice ? `\n${" ".repeat(17)}${advice}` : ""}`;
