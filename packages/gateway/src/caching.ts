import { customerIdOf } from "./customer-account.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Warnings } from "./warnings.ts";

/** How the answer of a request may be given again. */
export interface Caching {
  /** Seconds. */
  ttl: number;
  /** Whose request it is. */
  customer_identifier?: string;
  /** Whether only requests of the same customer may get it. */
  byCustomer: boolean;
}

const defaultTtl = 30 * 86_400;

/** Undefined when the request does not ask for the cache, or cannot have the one it asks for. */
export function cachingOf(kai: ReadRequest["kai"], warnings: Warnings): Caching | undefined {
  if (!kai.cache_enabled) return undefined;
  const customer_identifier = customerIdOf(kai);
  const byCustomer = kai.cache_options?.cache_by_customer === true;
  if (byCustomer && customer_identifier === undefined) {
    warnings.add("cache_options", "cache_by_customer needs a customer_identifier: the cache was not used");
    return undefined;
  }
  return { ttl: kai.cache_ttl ?? defaultTtl, customer_identifier, byCustomer };
}
