import { columnOf } from "../columns.ts";
import type { Engine } from "../engine.ts";
import { readRowsById } from "./rows-by-id.ts";

/** What a log is about: its metadata, and the beginning of what went in and came out. */
export interface Preview {
  unique_id: string;
  input: string | null;
  output: string | null;
  metadata: Record<string, unknown> | null;
}

/** Most characters of each. */
const previewLength = 1000;

// Of a list of messages, the last tells what was asked.
const lastMessage = "if(startsWith(input, '['), JSONExtractArrayRaw(input)[-1], input)";
const column = (sql: string, name: string) => `nullIf(leftUTF8(${sql}, ${previewLength}), '') AS ${name}`;

/**
 * Reads the beginning of some logs' contents, by id.
 *
 * @throws EngineError
 */
export async function readPreviews(
  engine: Engine,
  { project_id, ids }: { project_id: string; ids: readonly string[] },
): Promise<Map<string, Preview>> {
  const columns = `unique_id, metadata, ${column(lastMessage, "last_input")}, ${column("output", "first_output")}`;
  const rows = await readRowsById<Row>(engine, { project_id, ids, columns });
  return new Map(
    rows.map(({ unique_id, metadata, last_input: input, first_output: output }) => [
      unique_id,
      { unique_id, input, output, metadata: columnOf.map.read(metadata) as Preview["metadata"] },
    ]),
  );
}

interface Row {
  unique_id: string;
  metadata: unknown;
  last_input: string | null;
  first_output: string | null;
}
