import { existsSync } from "node:fs";
import { inspectState, SecretKeyError, type StateInspection } from "@kai/storage";
import { stateFile } from "../command/state-location.ts";
import type { Settings } from "../settings.ts";
import { type Check, fail, ok, reasonOf } from "./check.ts";
import { type ClockReading, readClock } from "./check-clock.ts";

interface StateCheck {
  checks: Check[];
  /** A database server's. */
  clock?: ClockReading;
}

/** Whether keys, settings and secrets can be read. */
export async function checkState({ stateUrl, dataDir, secretKeys }: Settings): Promise<StateCheck> {
  const path = stateFile(dataDir);
  if (!stateUrl && !existsSync(path)) return { checks: [ok("state", "none yet; the first start makes it")] };
  const location = stateUrl ? { url: stateUrl } : { path };
  const inspect = (keys: string | undefined) =>
    readClock(
      "PostgreSQL",
      () => inspectState(location, keys),
      ({ now }) => now,
    );
  let badKey: Check | undefined;
  try {
    const { answer, clock } = await inspect(secretKeys).catch((error: unknown) => {
      if (!(error instanceof SecretKeyError)) throw error;
      badKey = fail("secrets", error.message, "Correct KAI_SECRET_KEY: the server does not start with it.");
      return inspect(undefined);
    });
    const source = stateUrl ? "PostgreSQL" : path;
    const checks = [checkSchema(source, answer), badKey ?? checkSecrets(answer, secretKeys)];
    return { checks, ...(clock && { clock }) };
  } catch (error) {
    const advice = stateUrl
      ? "Check --state-url, and that PostgreSQL runs and lets kai in."
      : "Give the user that runs the server the right to read and write it; a damaged one has to come from a backup.";
    return { checks: [fail("state", reasonOf(error), advice)] };
  }
}

function checkSchema(source: string, { schema, damage }: StateInspection): Check {
  const name = "state";
  if (damage.length > 0)
    return fail(name, `${source} is damaged: ${damage[0]}`, "Stop the server, and put a backup in its place.");
  const { version, pending, isNewer } = schema;
  if (isNewer)
    return fail(name, `${source} has schema ${version}, of a newer kai`, "Run that version of kai, or a later one.");
  const next = pending.length > 0 ? `; the next start brings it to ${pending.at(-1)}` : "";
  return ok(name, `${source}, ${version ? `schema ${version}` : "without tables yet"}${next}`);
}

function checkSecrets({ secrets }: StateInspection, secretKeys: string | undefined): Check {
  const name = "secrets";
  if (!secrets) return ok(name, "not looked at: the state has the schema of another version");
  const { kept, unreadable } = secrets;
  if (unreadable > 0)
    return fail(
      name,
      `${unreadable} of ${kept} do not open ${secretKeys ? "with this" : "without"} KAI_SECRET_KEY`,
      "Start the server with the KAI_SECRET_KEY that they were encrypted with; several are separated by commas.",
    );
  if (kept > 0) return ok(name, `all ${kept} open`);
  return ok(name, secretKeys ? "none are kept" : "none are kept, and none can be without KAI_SECRET_KEY");
}
