import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

const keysViews = ["keys", "audit"] as const;
type KeysView = (typeof keysViews)[number];

export const keysRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/keys",
  validateSearch: (search: Record<string, unknown>): { view?: KeysView } => {
    const view = keysViews.find((each) => each === search["view"]);
    return view === undefined || view === "keys" ? {} : { view };
  },
  component: lazyRouteComponent(() => import("./keys-page.tsx"), "KeysPage"),
});
