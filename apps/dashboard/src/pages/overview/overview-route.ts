import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { queryClient } from "../../api/query-client.ts";
import { appRoute } from "../../app/app-route.tsx";
import { oldestLogQuery } from "./oldest-log.ts";
import { type OverviewSearch, readOverviewSearch } from "./overview-search.ts";

export const overviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/",
  validateSearch: (search: Record<string, unknown>): OverviewSearch => readOverviewSearch(search),
  /** As long as there are no logs, people are shown how to begin. */
  async loader() {
    if ((await queryClient.fetchQuery(oldestLogQuery)) === null) throw redirect({ to: "/quick-start" });
  },
  component: lazyRouteComponent(() => import("./overview-page.tsx"), "OverviewPage"),
});
