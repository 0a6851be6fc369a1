import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Rows3, SearchX } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { changeTime, type LogSearch } from "../../search/log-search.ts";
import { presetLabels } from "../../time-range/format-time-range.ts";
import { parseTimeRange } from "../../time-range/parse-time-range.ts";
import { momentsOf } from "../../time-range/resolve-time-range.ts";
import { timePresets } from "../../time-range/time-range.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

interface NoLogsProps {
  search: LogSearch;
  onChange: (change: Partial<LogSearch>) => void;
}

/** Says why a list is empty, and what to do: nothing was ever logged, or nothing of it is meant by the address. */
export function NoLogs({ search, onChange }: NoLogsProps) {
  const any = useQuery({
    queryKey: ["any log"],
    queryFn: async ({ signal }) => {
      const query = { start_time: new Date(0), all_envs: true, page_size: 1, fields: ["model"] };
      return (await kai.logs.list(query, { signal })).count > 0;
    },
  });
  if (any.data === false)
    return (
      <EmptyState icon={Rows3} title="No logs yet">
        <p className="mb-3">Each call of a model that your backend makes becomes a log here, a second later.</p>
        <Link to="/" className={buttonClass({ variant: "primary" })}>
          Log the first call
        </Link>
      </EmptyState>
    );
  const range = parseTimeRange(search);
  const [start, end] = momentsOf(range);
  const wider = timePresets.filter((preset) => {
    const [from, to] = momentsOf({ range: preset });
    return preset === "all" ? range.range !== "all" : to - from > end - start;
  });
  const hasConditions = search.q !== undefined || search.filters !== undefined;
  return (
    <EmptyState icon={SearchX} title={hasConditions ? "No logs match" : "No logs in this time"}>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {hasConditions && (
          <Button variant="primary" onClick={() => onChange({ q: undefined, filters: undefined })}>
            Clear words and filters
          </Button>
        )}
        {wider
          .slice(0, 2)
          .concat(wider.length > 2 ? ["all"] : [])
          .map((preset) => (
            <Button key={preset} onClick={() => onChange(changeTime({ range: preset }))}>
              {presetLabels[preset]}
            </Button>
          ))}
        {search.env !== "all" && <Button onClick={() => onChange({ env: "all" })}>All environments</Button>}
      </div>
    </EmptyState>
  );
}
