import type { Log } from "@kai/schema/log";
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { LogPage } from "@kai/client";
import { kai } from "../../api/kai.ts";
import { logSearchOf, type Selection, toSelection } from "../../search/log-search.ts";
import { fieldsOfColumns } from "./log-columns.tsx";
import type { LogsSearch } from "./logs-search.ts";

const pageSize = 100;

/** Where a list goes on: its time range stays that of its first page. */
interface PageParam {
  selection: Selection;
  cursor: string;
}

/** The logs that an address means, page by page; `askAgain` asks anew and keeps what is shown until then. */
export function useLogs(search: LogsSearch, columns: readonly string[]) {
  const { sort = "-timestamp" } = search;
  const client = useQueryClient();
  const fields = useMemo(() => fieldsOfColumns(columns).toSorted(), [columns]);
  const question = JSON.stringify([logSearchOf(search), sort, fields]);
  const [asked, setAsked] = useState({ question, at: Date.now() });
  // A question that was asked before is asked anew: its time range may end now.
  if (asked.question !== question) setAsked({ question, at: Date.now() });
  const queryKey = ["logs", question, asked.at];
  const logs = useInfiniteQuery({
    queryKey,
    async queryFn({ pageParam, signal }) {
      const selection = pageParam?.selection ?? toSelection(search);
      const query = { ...selection, sort_by: sort, fields, page_size: pageSize, cursor: pageParam?.cursor };
      return { selection, page: await kai.logs.list(query, { signal }) };
    },
    initialPageParam: undefined as PageParam | undefined,
    getNextPageParam: ({ selection, page }) => (page.next_cursor ? { selection, cursor: page.next_cursor } : undefined),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = logs;
  const isAnswered = logs.data !== undefined && !logs.isPlaceholderData;
  const [answered, setAnswered] = useState({ question, data: logs.data });
  if (isAnswered && answered.data !== logs.data) setAnswered({ question, data: logs.data });
  // When asking again fails, the answer before is better than none; that to another question is not.
  const data = logs.data ?? (answered.question === question ? answered.data : undefined);
  const rows = useMemo(() => data?.pages.flatMap(({ page }) => page.results) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  /** Shows changes of logs that the server has made. */
  const change = (changeOf: (log: Log) => Log) =>
    client.setQueryData<InfiniteData<{ selection: Selection; page: LogPage }>>(
      queryKey,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((each) => ({
            ...each,
            page: { ...each.page, results: each.page.results.map(changeOf) },
          })),
        },
    );
  const [first] = data?.pages ?? [];
  return {
    rows,
    count: first?.page.count,
    /** The time range and the filters that the rows were found by. */
    selection: first?.selection,
    /** When the question was asked that the rows answer. */
    answeredAt: isAnswered ? asked.at : undefined,
    error: logs.error,
    /** What is shown is an answer from before. */
    isOld: data !== undefined && !isAnswered,
    isFetching,
    more,
    change,
    askAgain: () => setAsked({ question, at: Date.now() }),
    /** After an error: goes on where it stopped. */
    retry: () => void (isAnswered ? fetchNextPage() : logs.refetch()),
  };
}
