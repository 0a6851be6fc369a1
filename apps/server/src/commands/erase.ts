import type { eraseCustomer } from "@kai/schema";
import { apiOptions, openApi } from "../command/api-options.ts";
import { defineCommand } from "../command/command.ts";
import { confirm } from "../command/confirm.ts";
import { exitCode } from "../command/exit-code.ts";
import { interruption } from "../command/interrupt.ts";
import { note, say } from "../command/output.ts";

type Receipt = (typeof eraseCustomer.answers)[200]["schema"]["_output"];

/** Files are written anew without the logs; Node waits for no answer longer than 300 seconds. */
const longestMs = 290_000;

export const erase = defineCommand({
  name: "erase",
  summary: "erase every log of a customer, and what is said of the customer",
  details: `For good: nothing is masked, and sending a log again does not bring it back. Prints a receipt, which is in the audit too. Needs a key with the scope admin.
Not reached: logs on their way to the server, those that wait in other servers of the same store, and backups.`,
  takes: ["CUSTOMER"],
  options: {
    allEnvironments: { flag: "all-environments", kind: "switch", help: "without it, that of the key" },
    yes: { flag: "yes", kind: "switch", help: "do not ask" },
    ...apiOptions,
  },
  examples: ["kai erase user_123", "kai erase user_123 --all-environments --yes --json"],
  async run({ options, args: [customer], json }) {
    // Asking again after a time-out would find nothing, and make a receipt of that.
    const kai = openApi(options, { maxRetries: 0 });
    const everywhere = options.is("allEnvironments");
    const [server] = options.read("url");
    if (!options.is("yes")) {
      const where = everywhere ? "in every environment" : "in the environment of the key";
      if (!(await confirm(`Erase every log of customer "${customer}" ${where} on ${server}, for good?`))) {
        note("Nothing was erased.");
        return exitCode.failed;
      }
    }
    const receipt = (await kai.request({
      method: "DELETE",
      path: `/api/users/${encodeURIComponent(customer!)}/${everywhere ? "?all_envs=true" : ""}`,
      signal: interruption(),
      timeoutMs: longestMs,
    })) as Receipt;
    if (json) say(JSON.stringify(receipt));
    else {
      const { customer_identifier, environment, logs_deleted, erased_at, receipt_id } = receipt;
      const of = environment === "all" ? "every environment" : `the environment ${environment}`;
      say(
        `${logs_deleted} logs of ${customer_identifier} were erased from ${of} at ${erased_at}. Receipt: ${receipt_id}`,
      );
    }
    return exitCode.done;
  },
});
