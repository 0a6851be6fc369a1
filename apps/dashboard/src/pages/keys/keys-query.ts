import { type ApiAnswer, listKeys } from "@kai/client/api";
import { queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";

export type Key = ApiAnswer<"listKeys">["results"][number];

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: async ({ signal }) => (await listKeys(kai, {}, { signal })).results,
});
