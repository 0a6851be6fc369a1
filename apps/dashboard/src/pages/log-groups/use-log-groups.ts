import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type LogSearch, logSearchOf, type Selection, toSelection } from "../../search/log-search.ts";

/** What a list of groups is asked. */
interface GroupsQuestion extends GroupSelection {
  sort_by: string;
  page: number;
}

/** Which groups are asked for. */
export interface GroupSelection extends Omit<Selection, "filters"> {
  filters: Record<string, unknown>;
}

/** A list of what logs have in common: traces, threads, customers. */
export interface LogGroups<Group> {
  /** The first part of its queries' keys. */
  name: string;
  list: (question: GroupsQuestion, options: { signal: AbortSignal }) => Promise<{ count: number; results: Group[] }>;
  idOf: (group: Group) => string;
  /** As in the API. */
  defaultSort: string;
  /** What the address means. @default its conditions, and its words in input and output */
  select?: (search: LogSearch) => GroupSelection;
}

/** Which groups an address means, and in which order. */
export interface LogGroupsSearch extends LogSearch {
  sort?: string;
}

/** Reads the groups page by page. All pages are of the time range that the first was asked with. */
export function useLogGroups<Group>(
  { name, list, idOf, defaultSort, select = toSelection }: LogGroups<Group>,
  search: LogGroupsSearch,
) {
  const { sort = defaultSort } = search;
  const query = useInfiniteQuery({
    queryKey: [name, "list", logSearchOf(search), sort],
    async queryFn({ pageParam, signal }) {
      const question = pageParam ?? { ...select(search), sort_by: sort, page: 1 };
      return { question, ...(await list(question, { signal })) };
    },
    initialPageParam: undefined as GroupsQuestion | undefined,
    getNextPageParam: ({ question, results }, pages) => {
      const read = pages.reduce((sum, page) => sum + page.results.length, 0);
      return results.length > 0 && read < pages[0]!.count ? { ...question, page: question.page + 1 } : undefined;
    },
    placeholderData: keepPreviousData,
  });
  // What arrived late moves a group to the next page: it is then answered twice.
  const groups = useMemo(
    () => [
      ...new Map(query.data?.pages.flatMap(({ results }) => results.map((each) => [idOf(each), each])) ?? []).values(),
    ],
    [query.data, idOf],
  );
  return { query, groups, sort, count: query.data?.pages[0]?.count };
}
