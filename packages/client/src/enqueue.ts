import type { ConfigurationProblem } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import type { Logs } from "./logs.ts";
import { prepare } from "./prepare.ts";
import type { Reporter } from "./reporter.ts";
import { Sender } from "./sender.ts";
import type { Counters } from "./stats.ts";

const encoder = new TextEncoder();

/** `kai.logs.enqueue`: what it cannot hand to the sender is counted and reported, never thrown. */
export function createEnqueue(
  sender: Sender | ConfigurationProblem,
  counters: Counters,
  reporter: Reporter,
): Logs["enqueue"] {
  return (log) => {
    if (!(sender instanceof Sender)) {
      counters.drop(sender.code === "missing_api_key" ? "no_api_key" : "invalid_base_url");
      reporter.report(new KaiApiError(`Logs are dropped. ${sender.message}`, sender));
      return;
    }
    try {
      sender.add(encoder.encode(prepare(log).json));
    } catch (error) {
      counters.drop("unserialisable");
      reporter.report(
        KaiApiError.isInstance(error) ? error : new KaiApiError(String(error), { code: "unserialisable" }),
      );
    }
  };
}
