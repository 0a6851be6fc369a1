import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";
import { type LogTab, logTabs } from "./log-tabs.ts";

export const logRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/logs/$uniqueId",
  /** `tab`: which view of the log; the conversation when absent. */
  validateSearch: (search: Record<string, unknown>): { tab?: LogTab } => {
    const tab = logTabs.find((name) => name === search["tab"]);
    return tab === undefined || tab === logTabs[0] ? {} : { tab };
  },
  component: lazyRouteComponent(() => import("./log-page.tsx"), "LogPage"),
});
