import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";
import { readLogGroupsSearch } from "../log-groups/log-groups-search.ts";

export const customersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/customers",
  validateSearch: readLogGroupsSearch,
  component: lazyRouteComponent(() => import("./customers-page.tsx"), "CustomersPage"),
});
