import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

export const gatewayRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/gateway",
  component: lazyRouteComponent(() => import("./gateway-page.tsx"), "GatewayPage"),
});
