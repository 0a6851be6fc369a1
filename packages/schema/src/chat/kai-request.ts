import { z } from "zod";
import { kaiParams } from "./kai-params.ts";

/** A request that whoever has its model may answer: the gateway's parameters but for those of chat alone. */
export const routedRequest = z.looseObject(kaiParams, { error: "must be an object" }).omit({
  prompt: true,
  cache_enabled: true,
  cache_ttl: true,
  cache_options: true,
  echo: true,
  request_breakdown: true,
  field_name: true,
  delimiter: true,
});

/** A request in a provider's own format, which that provider alone may answer. */
export const passedRequest = routedRequest.omit({
  load_balance_group: true,
  loadbalance_models: true,
  fallback_models: true,
  disable_fallback: true,
  models: true,
  exclude_models: true,
  exclude_providers: true,
  model_name_map: true,
});
