import { type ApiAnswer, listProviderCredentials, listPublicModels } from "@kai/client/api";
import { queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";

export type Credentials = ApiAnswer<"listProviderCredentials">["results"][number];

export const credentialsQuery = queryOptions({
  queryKey: ["credentials"],
  queryFn: async ({ signal }) => (await listProviderCredentials(kai, {}, { signal })).results,
});

/** A provider that the gateway can call, and the names of what it is called with. */
export interface Provider {
  provider_id: string;
  provider_name: string;
  credential_fields: readonly string[];
}

const pageSize = 1000;

/** The providers of the catalogue that the gateway knows, by name. */
export const providersQuery = queryOptions({
  queryKey: ["providers"],
  staleTime: Number.POSITIVE_INFINITY,
  async queryFn({ signal }): Promise<Provider[]> {
    const providers = new Map<string, Provider>();
    for (let page = 1, rest = 1; rest > 0; page++) {
      const { count, models } = await listPublicModels(kai, { page, page_size: pageSize }, { signal });
      for (const { provider } of models) {
        const { credential_fields } = provider;
        if (credential_fields) providers.set(provider.provider_id, { ...provider, credential_fields });
      }
      rest = count - page * pageSize;
    }
    return [...providers.values()].toSorted((a, b) => a.provider_name.localeCompare(b.provider_name));
  },
});
