import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { queryClient } from "../../api/query-client.ts";
import { sessionQuery } from "../../api/session.ts";
import { rootRoute } from "../../app/app-route.tsx";

/** A path of this server, never an address elsewhere. */
function readTarget(to: unknown): string | undefined {
  return typeof to === "string" && /^\/(?![/\\])/.test(to) ? to : undefined;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  /** `to`: where to go afterwards. */
  validateSearch: (search: Record<string, unknown>): { to?: string } => {
    const to = readTarget(search["to"]);
    return to === undefined ? {} : { to };
  },
  async beforeLoad({ search, location }) {
    const { session } = await queryClient.ensureQueryData(sessionQuery);
    if (session && !location.hash) throw redirect({ href: search.to ?? "/" });
  },
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});
