import type { Settings } from "../settings.ts";
import { version } from "../version.ts";
import { type Check, fail, ok, warn } from "./check.ts";
import { addressOf, type Found } from "./find-server.ts";

/**
 * Whether a server runs, or can.
 *
 * @param holder The process that has the data directory.
 */
export function checkServer(settings: Settings, found: Found, holder: string | undefined): Check {
  const name = "server";
  const address = addressOf(settings);
  const held = holder && `process ${holder} has the data directory`;
  if (found.what === "kai") {
    const answers = `kai ${found.version} answers at ${address}`;
    if (!held)
      return warn(
        name,
        `${answers}, and has another data directory`,
        "Name that server's with --data-dir, or KAI_DATA_DIR; to run another here, give it a --port of its own.",
      );
    if (found.readiness?.status !== "ready")
      return fail(name, `${answers}, and takes no logs`, "It stops, or its inbox or disk is full: see its log.");
    if (found.version !== version)
      return warn(
        name,
        `${answers}; this is kai ${version}`,
        "Restart the server to run the version that is installed.",
      );
    return ok(name, `${answers}; ${held}`);
  }
  if (held)
    return warn(
      name,
      `${held}, and does not answer at ${address}`,
      "Name that server's --host and --port, or see its log.",
    );
  if (found.what === "obstacle")
    return fail(
      name,
      `cannot listen at ${address}: ${found.reason}`,
      "Stop the program that has the port, or choose another --port.",
    );
  return ok(name, settings.port === 0 ? "none runs" : `none runs, and ${address} is free`);
}
