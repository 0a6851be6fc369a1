import { basename } from "node:path";
import { defaultProject, type Damage, type Losses } from "@kai/storage";

/** Counts logs that a damaged inbox lost among the losses, once, and answers a line that says so. */
export async function reportDamage({ file, lost, kept }: Damage, ledger: Losses): Promise<string> {
  // Whose they were cannot be read any more. Of an unknown number, one is counted: more than none.
  const count = lost ?? 1;
  const tenant = { project_id: defaultProject, environment: "prod" } as const;
  await ledger.record(tenant, { id: basename(file), losses: { inbox_damaged: count } });
  const logs = lost === null ? "an unknown number of logs is lost" : `${lost} logs are lost`;
  return `the inbox was damaged: ${logs}, ${kept} that waited were kept; the damaged file is ${file}`;
}
