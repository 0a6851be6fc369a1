import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";
import { readLogGroupsSearch } from "../log-groups/log-groups-search.ts";

export const tracesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/traces",
  validateSearch: readLogGroupsSearch,
  component: lazyRouteComponent(() => import("./traces-page.tsx"), "TracesPage"),
});
