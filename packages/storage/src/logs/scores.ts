import type { Engine } from "../engine.ts";
import { SqlParams } from "../sql-params.ts";
import { asQueryError, type LogSelection, selectionSql } from "./selection.ts";
import { logsTable } from "./table.ts";

export interface ScoresQuery extends LogSelection {
  /** Scores of this evaluator only. */
  evaluator_id?: string;
  /** From 1. */
  page: number;
  page_size: number;
}

/** What one evaluator said of one log. */
export interface StoredScore {
  unique_id: string;
  environment: string;
  evaluator_id: string;
  score: unknown;
}

/**
 * Reads a page of the scores of some logs, those of the newest logs first, and counts all of them.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function listScores(
  engine: Engine,
  query: ScoresQuery,
): Promise<{ count: number; results: StoredScore[] }> {
  const params = new SqlParams();
  const where = selectionSql(query, params);
  const evaluator = query.evaluator_id;
  const only = evaluator === undefined ? "" : ` AND evaluator_id = ${params.bind(evaluator, "String")}`;
  const from = `FROM ${logsTable.name} FINAL
ARRAY JOIN mapKeys(scores) AS evaluator_id, mapValues(scores) AS score WHERE ${where}${only}`;
  try {
    const [rows, [total]] = await Promise.all([
      engine.query<StoredScore & { score: string }>(
        `SELECT unique_id, environment, evaluator_id, score ${from}
ORDER BY timestamp DESC, unique_id DESC, evaluator_id
LIMIT ${query.page_size} OFFSET ${(query.page - 1) * query.page_size}`,
        params.values,
      ),
      engine.query<{ count: number }>(`SELECT count() AS count ${from}`, params.values),
    ]);
    const results = rows.map((row) => ({ ...row, score: JSON.parse(row.score) as unknown }));
    return { count: total?.count ?? 0, results };
  } catch (error) {
    throw asQueryError(error, query);
  }
}
