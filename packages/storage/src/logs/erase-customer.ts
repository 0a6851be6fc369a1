import type { Engine } from "../engine.ts";
import type { CustomerRows } from "../inbox/inbox-database.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { SqlParams } from "../sql-params.ts";
import { onCluster } from "../table.ts";
import { timeParameter } from "../times.ts";
import { StoreBusyError } from "./revise.ts";
import { logsTable } from "./table.ts";

interface EraserOptions {
  /** @throws EngineError when the engine cannot be asked yet */
  engine: () => Engine;
  inbox: Inbox;
  /** Waits until what was appended can be read; tells whether it can. */
  readable: () => Promise<boolean>;
}

/** Changes of logs that were under way may bring some back: how often that is looked for. */
const mostRounds = 5;

/**
 * Erases every log of a customer that was taken in before now, in the inbox and in the engine: parts are written anew without them,
 * nothing is masked. Answers how many logs there were.
 *
 * @throws StoreBusyError when the store is behind, EngineError
 */
export async function eraseCustomer(query: CustomerRows, { engine, inbox, readable }: EraserOptions): Promise<number> {
  const before = inbox.now();
  const count = await attempt();
  await inbox.erase(query);
  return count;

  async function attempt(): Promise<number> {
    let logs = 0;
    for (let round = 0; round < mostRounds; round++) {
      // What waits in the inbox reaches the engine first, and is erased there.
      if (!(await readable())) throw new StoreBusyError("The store is behind; nothing can be erased yet.");
      const { rows, current } = await countRows(engine(), query, before);
      if (rows === 0) return logs;
      logs += current;
      const { where, params } = condition(query, before);
      await engine().command(
        `ALTER TABLE ${logsTable.name}${onCluster(engine().cluster)} DELETE WHERE ${where}
SETTINGS mutations_sync = 2, max_execution_time = 0`,
        params.values,
      );
    }
    throw new StoreBusyError("Logs of the customer keep being changed.");
  }
}

/** Rows of every revision, and logs. */
async function countRows(engine: Engine, query: CustomerRows, before: Date) {
  const { where, params } = condition(query, before);
  const count = (from: string) => `(SELECT count() FROM ${from} WHERE ${where})`;
  const [found] = await engine.query<{ rows: number; current: number }>(
    `SELECT ${count(logsTable.name)} AS rows, ${count(`${logsTable.name} FINAL`)} AS current`,
    params.values,
  );
  return found!;
}

function condition({ project_id, environment, customer_identifier }: CustomerRows, before: Date) {
  const params = new SqlParams();
  const { bind } = params;
  const all = [
    `project_id = ${bind(project_id, "String")}`,
    `customer_identifier = ${bind(customer_identifier, "String")}`,
    `received_at <= ${bind(timeParameter(before.toISOString())!, "DateTime64(6, 'UTC')")}`,
  ];
  if (environment !== undefined) all.push(`environment = ${bind(environment, "String")}`);
  return { where: all.join(" AND "), params };
}
