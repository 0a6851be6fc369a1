import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";
import { type OverviewSearch, readOverviewSearch } from "./overview-search.ts";

export const overviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/",
  validateSearch: (search: Record<string, unknown>): OverviewSearch => readOverviewSearch(search),
  component: lazyRouteComponent(() => import("./overview-page.tsx"), "OverviewPage"),
});
