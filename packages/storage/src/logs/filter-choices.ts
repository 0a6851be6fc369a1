import { logFields, type StoredFieldName, storedFieldNames } from "@kai/schema";
import type { Engine } from "../engine.ts";
import { SqlParams } from "../sql-params.ts";
import { asQueryError, type LogSelection, selectionSql } from "./selection.ts";
import { logsTable } from "./table.ts";

/** The most frequent values of each field of few values, and the most frequent keys of each map. */
export type FilterChoices = Partial<Record<StoredFieldName, string[]>>;

/** Most values of one field. */
const most = 50;

const asked = storedFieldNames.filter((name) => ["label", "map"].includes(logFields[name].kind));

/** Keys are a column of their own within a map: read alone, its values stay on the disk. */
const topValues = (name: StoredFieldName) =>
  logFields[name].kind === "map"
    ? `topKArray(${most})(\`${name}\`.keys)`
    : `topKIf(${most})(\`${name}\`, \`${name}\` != '')`;

/**
 * Reads which values and keys occur in some logs, the most frequent first; counted approximately, so that memory is bounded.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function readFilterChoices(engine: Engine, selection: LogSelection): Promise<FilterChoices> {
  const params = new SqlParams();
  const where = selectionSql(selection, params);
  try {
    const [row] = await engine.query<{ top: string[][] }>(
      `SELECT [${asked.map(topValues).join(", ")}] AS top FROM ${logsTable.name} FINAL WHERE ${where}`,
      params.values,
    );
    return Object.fromEntries(asked.map((name, index) => [name, row?.top[index] ?? []]));
  } catch (error) {
    throw asQueryError(error, selection);
  }
}
