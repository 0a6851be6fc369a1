import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";
import { readLogGroupsSearch } from "../log-groups/log-groups-search.ts";

export const threadsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/threads",
  validateSearch: readLogGroupsSearch,
  component: lazyRouteComponent(() => import("./threads-page.tsx"), "ThreadsPage"),
});
