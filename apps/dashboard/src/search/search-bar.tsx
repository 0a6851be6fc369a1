import type { ReactNode } from "react";
import { parseTimeRange } from "../time-range/parse-time-range.ts";
import { EnvironmentSelect } from "./environment-select.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { changeTime, type LogSearch } from "./log-search.ts";
import { SearchInput } from "./search-input.tsx";
import { TimeRangePicker } from "./time-range-picker.tsx";

interface SearchBarProps {
  search: LogSearch;
  /** What changes of the address; what is undefined leaves it. */
  onChange: (change: Partial<LogSearch>) => void;
  /** What the words are looked for in. @default "Search input and output" */
  searchLabel?: string | undefined;
  /** At the end of the row. */
  children?: ReactNode;
}

/**
 * Says which logs a page is about: words, conditions, environment, time range. For a page's `toolbar`.
 *
 * @example
 * <SearchBar search={search} onChange={(change) => void navigate({ search: (now) => ({ ...now, ...change }) })} />
 */
export function SearchBar({ search, onChange, searchLabel, children }: SearchBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchInput
        value={search.q ?? ""}
        onChange={(q) => onChange({ q: q || undefined })}
        label={searchLabel}
        className="w-full sm:w-64"
      />
      <FilterBar search={search} onChange={(filters) => onChange({ filters })} />
      <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2">
        <EnvironmentSelect env={search.env} onChange={(env) => onChange({ env })} />
        <TimeRangePicker range={parseTimeRange(search)} onChange={(range) => onChange(changeTime(range))} />
        {children}
      </div>
    </div>
  );
}
