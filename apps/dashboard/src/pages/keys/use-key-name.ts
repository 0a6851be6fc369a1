import { useQuery } from "@tanstack/react-query";
import { useSession } from "../../api/session.ts";
import { keysQuery } from "./keys-query.ts";

/** Tells the name of a key by its id, to those who may know the keys. */
export function useKeyName(): (id: string) => string | undefined {
  const { scopes } = useSession();
  const { data } = useQuery({ ...keysQuery, enabled: scopes.includes("admin") });
  return (id) => data?.find(({ key_id }) => key_id === id)?.name;
}
