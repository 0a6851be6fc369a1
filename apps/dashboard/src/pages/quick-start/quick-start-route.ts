import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

export const quickStartRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/quick-start",
  component: lazyRouteComponent(() => import("./quick-start-page.tsx"), "QuickStartPage"),
});
