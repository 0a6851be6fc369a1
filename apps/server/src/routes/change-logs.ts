import {
  changedLog,
  deleteLog,
  isKaiError,
  KaiError,
  limits,
  type LogChange,
  logChange,
  readLogChange,
  updateLog,
  updateLogs,
} from "@kai/schema";
import type { Audit, LogStore, Revise, StoredLog } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { answerLog, answerWhole, chooseFields } from "./log-fields.ts";
import { onRecord } from "./on-record.ts";

const changeable = chooseFields({ fields: ["id", ...Object.keys(logChange.shape)].join() });

/**
 * Changes one log of the caller; answers it as it is then.
 *
 * @throws KaiError LOG_NOT_FOUND
 */
export async function reviseLog(
  store: LogStore,
  request: FastifyRequest,
  unique_id: string,
  change: (log: StoredLog) => Partial<StoredLog>,
): Promise<StoredLog> {
  const revised = await store.revise(callerOf(request).project_id, new Map([[unique_id, change]]));
  const log = revised.get(unique_id);
  if (!log) throw new KaiError("LOG_NOT_FOUND");
  return log;
}

/** Logs: change one or many, delete. */
export function changeLogs(app: FastifyInstance, { store, audit }: { store: LogStore; audit: Audit }): void {
  const record = onRecord(audit);

  serve(app, updateLog, async (request) => {
    const { unique_id } = request.params as { unique_id: string };
    const change = readLogChange(request.body);
    const log = await reviseLog(store, request, unique_id, (before) => changedLog(before, change));
    // Whoever may only bring logs is not shown what others brought.
    return callerOf(request).scopes.includes("read") ? answerWhole(log) : answerLog(log, changeable);
  });
  serve(
    app,
    updateLogs,
    async (request) => {
      const items = itemsOf(request.body).map(readItem);
      const revised = await store.revise(callerOf(request).project_id, revisionsOf(items));
      return { results: items.map((item) => resultOf(item, revised)) };
    },
    { bodyLimit: limits.logBytes },
  );
  serve(app, deleteLog, async (request, reply) => {
    const { unique_id } = request.params as { unique_id: string };
    const revised = await store.revise(callerOf(request).project_id, new Map([[unique_id, () => null]]));
    if (!revised.has(unique_id)) throw new KaiError("LOG_NOT_FOUND");
    await record(request, "logs.delete", unique_id);
    return reply.code(204).send();
  });
}

/** One change of many: readable, or why it is not. */
type Item = Change | { unique_id: string | null; error: KaiError };

interface Change {
  unique_id: string;
  change: LogChange;
}

function itemsOf(body: unknown): unknown[] {
  const logs: unknown = (body as { logs?: unknown } | null | undefined)?.logs;
  const refuse = (message: string) => new KaiError("VALIDATION_ERROR", { fields: { logs: [message] } });
  if (!Array.isArray(logs)) throw refuse("must be a list of changes");
  if (logs.length === 0) throw refuse("is empty");
  if (logs.length > limits.changeCount)
    throw refuse(`has ${logs.length} changes; send at most ${limits.changeCount} at a time`);
  return logs;
}

function readItem(item: unknown): Item {
  const { unique_id, ...change } = Object(item) as { unique_id?: unknown };
  if (typeof unique_id !== "string")
    return {
      unique_id: null,
      error: new KaiError("VALIDATION_ERROR", { fields: { unique_id: ["must be a string"] } }),
    };
  try {
    return { unique_id, change: readLogChange(change) };
  } catch (error) {
    if (isKaiError(error)) return { unique_id, error };
    throw error;
  }
}

/** One revision for each log: changes of the same log are made in their order. */
function revisionsOf(items: readonly Item[]): Map<string, Revise> {
  const changes = items.filter((item): item is Change => "change" in item);
  return new Map(
    [...Map.groupBy(changes, ({ unique_id }) => unique_id)].map(([unique_id, own]): [string, Revise] => [
      unique_id,
      (log) =>
        own.reduce<Partial<StoredLog>>(
          (sum, { change }) => ({ ...sum, ...changedLog({ ...log, ...sum }, change) }),
          {},
        ),
    ]),
  );
}

function resultOf(item: Item, revised: ReadonlyMap<string, unknown>) {
  const { unique_id: id } = item;
  const error = "error" in item ? item.error : revised.has(item.unique_id) ? undefined : new KaiError("LOG_NOT_FOUND");
  return error ? { id, status: "error", error: error.message, errors: error.fields } : { id, status: "success" };
}
