import { shared } from "../shared.ts";
import { type Fetch, kaiFetch } from "./kai-fetch.ts";

/**
 * Has the LLM calls of a client logged where nothing tells of requests: on the edge, in workers, on Bun. The client must keep its `fetch` in a
 * property of that name, as those of OpenAI and Anthropic do; for others, see {@link kaiFetch}.
 *
 * @returns the same client
 * @example
 * const openai = observe(new OpenAI());
 */
export function observe<Client extends object>(client: Client): Client {
  const fetch: unknown = Reflect.get(client, "fetch");
  if (typeof fetch === "function") Reflect.set(client, "fetch", kaiFetch(fetch as Fetch));
  else shared.installed?.troubles.tell("observe", "give it kaiFetch() as an option instead");
  return client;
}
