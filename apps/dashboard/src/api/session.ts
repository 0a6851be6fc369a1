import { getSession } from "@kai/client/api";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { kai } from "./kai.ts";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => getSession(kai, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in. For pages behind the sign-in alone. */
export function useSession() {
  const { session } = useSuspenseQuery(sessionQuery).data;
  if (!session) throw new Error("Nobody is signed in.");
  return session;
}
