import { KaiApiError } from "@kai/client";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { sessionQuery } from "./session.ts";

/** A session that ended elsewhere: asked for again, which leads to the sign-in. */
function onError(error: unknown): void {
  if (KaiApiError.isInstance(error) && error.status === 401) void queryClient.invalidateQueries(sessionQuery);
}

/** Answers stay fresh for a moment, so that going back is instant. The client itself tries again what can pass. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { staleTime: 15_000, retry: false, refetchOnWindowFocus: false } },
});
