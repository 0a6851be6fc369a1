import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

export const threadRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/threads/$threadId",
  component: lazyRouteComponent(() => import("./thread-page.tsx"), "ThreadPage"),
});
