import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";
import { type LogsSearch, readLogsSearch } from "./logs-search.ts";

export const logsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/logs",
  validateSearch: (search: Record<string, unknown>): LogsSearch => readLogsSearch(search),
  component: lazyRouteComponent(() => import("./logs-page.tsx"), "LogsPage"),
});
