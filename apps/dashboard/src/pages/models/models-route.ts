import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

/** What the address of the models says. */
export interface ModelsSearch {
  /** A part of the name. */
  q?: string;
  /** Models that can be called without bringing credentials, or with a price of the project's own; absent: all. */
  only?: "available" | "own";
}

export const modelsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/models",
  validateSearch: (search: Record<string, unknown>): ModelsSearch => {
    const { q, only } = search;
    return {
      ...((typeof q === "string" || typeof q === "number") && q !== "" && { q: String(q) }),
      ...((only === "available" || only === "own") && { only }),
    };
  },
  component: lazyRouteComponent(() => import("./models-page.tsx"), "ModelsPage"),
});
