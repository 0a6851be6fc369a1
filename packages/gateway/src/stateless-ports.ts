import type { GatewayPorts } from "./ports.ts";

/** What a gateway has that keeps nothing: no credentials but the server's own and the request's, no groups, no settings, no customers' terms, no cache, no prices. */
export const statelessPorts: Omit<GatewayPorts, "record"> = {
  costOf: () => undefined,
  credentials: async () => [],
  loadBalanceGroup: async () => null,
  prompt: async () => null,
  settings: async () => ({ router_enabled: false, safety_net_models: [] }),
  chatModels: async () => [],
  answers: { find: async () => null, keep: async () => {} },
  customers: {
    terms: async () => ({ hasBudget: false, markup_percentage: 0, rate_limit: null }),
    reserve: async () => ({ id: "1" }),
    bill: async () => {},
  },
};
