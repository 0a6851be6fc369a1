import type { Engine } from "../engine.ts";
import { QueryError } from "../query-error.ts";
import { type ListQuery, readPage } from "./list.ts";
import type { ListedLog } from "./stored-log.ts";

/** Which logs to read, in which order of time. */
export type PagesQuery = Omit<ListQuery, "page" | "page_size" | "cursor" | "sort_by"> & {
  sort_by?: "timestamp" | "-timestamp" | undefined;
};

const pageSize = 500;

/**
 * Reads every log that is selected, a page at a time and none in advance. Pages are smaller where logs are large.
 *
 * @throws FilterError, QueryError, EngineError
 */
export async function* logPages(engine: () => Engine, query: PagesQuery): AsyncGenerator<ListedLog[]> {
  let cursor: string | undefined;
  let page_size = pageSize;
  do {
    try {
      const page = await readPage(engine(), { ...query, page_size, cursor });
      yield page.results;
      if (page.next_cursor === null) return;
      cursor = page.next_cursor;
    } catch (error) {
      if (!isTooLarge(error) || page_size === 1) throw error;
      page_size = Math.ceil(page_size / 4);
    }
  } while (true);
}

/** Whether the engine will not answer so much at once. */
const isTooLarge = (error: unknown): boolean => error instanceof QueryError && error.field === "page_size";
