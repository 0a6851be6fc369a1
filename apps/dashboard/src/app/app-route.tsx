import { createRootRoute, createRoute, redirect, retainSearchParams } from "@tanstack/react-router";
import { queryClient } from "../api/query-client.ts";
import { sessionQuery } from "../api/session.ts";
import { NotFound } from "../ui/not-found.tsx";
import { AppShell } from "./app-shell.tsx";
import { readEnvironment } from "./environment.ts";

export const rootRoute = createRootRoute({ notFoundComponent: NotFound });

/** What every page behind the sign-in shares: the frame, and the environment in the address. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "app",
  validateSearch: readEnvironment,
  search: { middlewares: [retainSearchParams(["env"])] },
  async beforeLoad({ location }) {
    const { session } = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in", search: { to: location.href } });
  },
  component: AppShell,
});
