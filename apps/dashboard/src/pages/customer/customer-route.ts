import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";
import { type LogSearch, readLogSearch } from "../../search/log-search.ts";

/** What the address of a customer says: the time range of what is shown over time. */
export type CustomerSearch = Pick<LogSearch, "range" | "from" | "to">;

export const customerRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/customers/$customerId",
  validateSearch(search: Record<string, unknown>): CustomerSearch {
    const { range, from, to } = readLogSearch(search);
    return { range, from, to };
  },
  component: lazyRouteComponent(() => import("./customer-page.tsx"), "CustomerPage"),
});
