import type { ReactNode } from "react";
import { formatCount } from "../../format/format-count.ts";
import { SearchBar } from "../../search/search-bar.tsx";
import type { Column } from "../../ui/data-table/column.ts";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Page } from "../../ui/page.tsx";
import { type LogGroups, type LogGroupsSearch, useLogGroups } from "./use-log-groups.ts";

interface LogGroupsPageProps<Group> {
  title: string;
  groups: LogGroups<Group>;
  columns: readonly Column<Group>[];
  search: LogGroupsSearch;
  onSearch: (change: Partial<LogGroupsSearch>) => void;
  onOpen: (group: Group) => void;
  /** What the words are looked for in, when not in input and output. */
  searchLabel?: string;
  /** What a reader should know of the list, above it. */
  note?: ReactNode;
  actions?: ReactNode;
  /** In the place of groups when there are none. */
  empty: ReactNode;
}

/** A page that lists what logs have in common, for the logs that the address means. */
export function LogGroupsPage<Group extends object>(props: LogGroupsPageProps<Group>) {
  const { title, groups, columns, search, onSearch, onOpen, searchLabel, note, actions, empty } = props;
  const { query, groups: rows, sort, count } = useLogGroups(groups, search);
  return (
    <Page
      title={title}
      description={count !== undefined && formatCount(count)}
      actions={actions}
      toolbar={<SearchBar search={search} onChange={onSearch} searchLabel={searchLabel} />}
      fill
    >
      {note && (
        <p role="note" className="border-b bg-info-surface px-4 py-2 text-info md:px-6">
          {note}
        </p>
      )}
      {query.error ? (
        <div className="p-4 md:p-6">
          <ErrorMessage error={query.error} retry={() => void query.refetch()} />
        </div>
      ) : (
        <DataTable
          label={title}
          columns={columns}
          rows={rows}
          rowId={groups.idOf}
          count={count}
          onOpen={onOpen}
          loading={query.isFetching}
          onEnd={() => void (query.hasNextPage && !query.isFetching && query.fetchNextPage())}
          sortBy={sort}
          onSort={(sort) => onSearch({ sort })}
          empty={empty}
        />
      )}
    </Page>
  );
}
