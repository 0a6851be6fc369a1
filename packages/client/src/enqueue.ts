import type { ConfigurationProblem } from "./connection.ts";
import { KaiApiError } from "./error.ts";
import type { Logs } from "./logs.ts";
import { prepare } from "./prepare.ts";
import { Outbox } from "./outbox.ts";
import type { Reporter } from "./reporter.ts";
import type { Counters } from "./stats.ts";

const encoder = new TextEncoder();

/** `kai.logs.enqueue`: what it cannot hand to the outbox is counted and reported, never thrown. */
export function createEnqueue(
  outbox: Outbox | ConfigurationProblem,
  counters: Counters,
  reporter: Reporter,
): Logs["enqueue"] {
  return (log) => {
    if (!(outbox instanceof Outbox)) {
      counters.drop(outbox.code === "missing_api_key" ? "no_api_key" : "invalid_base_url");
      reporter.report(new KaiApiError(`Logs are dropped. ${outbox.message}`, outbox));
      return;
    }
    try {
      outbox.add(encoder.encode(prepare(log).json));
    } catch (error) {
      counters.drop("unserialisable");
      reporter.report(
        KaiApiError.isInstance(error) ? error : new KaiApiError(String(error), { code: "unserialisable" }),
      );
    }
  };
}
