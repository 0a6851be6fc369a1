import { type ApiAnswer, listModelPrices, listModels } from "@kai/client/api";
import { queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";

export type Model = ApiAnswer<"listModels">["data"][number];
export type OwnPrice = ApiAnswer<"listModelPrices">["results"][number];

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  staleTime: 300_000,
  queryFn: async ({ signal }) => (await listModels(kai, {}, { signal })).data,
});

export const ownPricesQuery = queryOptions({
  queryKey: ["own-prices"],
  queryFn: async ({ signal }) => (await listModelPrices(kai, {}, { signal })).results,
});

/** Call it when a price of the project's own was changed. */
export async function onPricesChanged(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries(ownPricesQuery), queryClient.invalidateQueries(modelsQuery)]);
}
