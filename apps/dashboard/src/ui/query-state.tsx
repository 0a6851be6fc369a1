import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorMessage } from "./error-message.tsx";
import { Loading } from "./loading.tsx";

/** What stands for an answer that is on its way, and above one that could not be renewed. */
export function QueryState({ query }: { query: Pick<UseQueryResult, "data" | "error" | "refetch"> }) {
  if (query.error) return <ErrorMessage error={query.error} retry={() => void query.refetch()} />;
  return query.data === undefined && <Loading />;
}
