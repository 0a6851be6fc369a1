import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

/** What the address of a trace says. */
export interface TraceSearch {
  /** The log of the span that is shown beside the others. */
  span?: string;
}

export const traceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/traces/$traceId",
  // The router reads `?span=42` as a number.
  validateSearch: ({ span }: Record<string, unknown>): TraceSearch =>
    (typeof span === "string" || typeof span === "number") && span !== "" ? { span: String(span) } : {},
  component: lazyRouteComponent(() => import("./trace-page.tsx"), "TracePage"),
});
