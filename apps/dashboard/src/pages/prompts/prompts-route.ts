import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

export const promptsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/prompts",
  validateSearch({ q, page }: Record<string, unknown>): { q?: string; page?: number } {
    return {
      // The router reads `?q=42` as a number.
      ...(["string", "number"].includes(typeof q) && q !== "" && { q: String(q) }),
      ...(typeof page === "number" && Number.isInteger(page) && page > 1 && { page }),
    };
  },
  component: lazyRouteComponent(() => import("./prompts-page.tsx"), "PromptsPage"),
});
