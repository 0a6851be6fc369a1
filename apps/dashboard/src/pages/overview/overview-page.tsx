import { getRouteApi, Navigate } from "@tanstack/react-router";
import { RefreshCw } from "lucide-react";
import { SearchBar } from "../../search/search-bar.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { LossesCard } from "./losses-card.tsx";
import { RequestCharts } from "./request-charts.tsx";
import { Stats } from "./stats.tsx";
import { TimingCharts } from "./timing-charts.tsx";
import { TokenChart } from "./token-chart.tsx";
import { TopLists } from "./top-lists.tsx";
import { useIsWithoutLogs } from "./use-is-without-logs.ts";
import { Unpriced } from "./unpriced.tsx";

const route = getRouteApi("/app/");

/** What the calls of a time range come to. Everything on it leads to the logs behind it. */
export function OverviewPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  if (useIsWithoutLogs()) return <Navigate to="/quick-start" replace />;
  return (
    <Page
      title="Overview"
      toolbar={
        <SearchBar search={search} onChange={(change) => void navigate({ search: (now) => ({ ...now, ...change }) })}>
          <Button
            size="sm"
            aria-pressed={search.refresh === true}
            className="aria-pressed:bg-accent aria-pressed:text-accent-foreground"
            onClick={() => void navigate({ search: (now) => ({ ...now, refresh: search.refresh ? undefined : true }) })}
          >
            <RefreshCw aria-hidden /> Every 30 s
          </Button>
        </SearchBar>
      }
    >
      <div className="flex flex-col gap-4">
        <Stats />
        <Unpriced />
        <div className="grid gap-4 lg:grid-cols-2">
          <RequestCharts />
          <TokenChart />
        </div>
        <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-3">
          <TimingCharts />
          <TopLists />
        </div>
        <LossesCard />
      </div>
    </Page>
  );
}
