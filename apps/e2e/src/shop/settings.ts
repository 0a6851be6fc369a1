import type { Kai } from "@kai/client";
import {
  createCustomer,
  createKey,
  createProviderCredentials,
  saveGatewaySettings,
  saveLoadBalanceGroup,
  saveModelPrice,
} from "@kai/client/api";
import { customers } from "./customers.ts";

/** What the shop has told its server: customers, prices, credentials, groups, keys. */
export async function storeSettings(kai: Kai): Promise<void> {
  for (const { customer_identifier, name, email, plan } of customers)
    await createCustomer(kai, {
      customer_identifier,
      name,
      email,
      metadata: { plan },
      ...(plan === "business" && { group_identifier: "partners", period_budget: 50, budget_duration: "monthly" }),
      ...(plan === "free" && { total_budget: 2, rate_limit: 20 }),
    });
  await saveModelPrice(kai, {
    model: "gpt-4o-mini",
    valid_from: "2026-01-01",
    input_price_per_1m_tokens: 0.12,
    output_price_per_1m_tokens: 0.5,
    cache_read_price_per_1m_tokens: 0.06,
  });
  // Without it, the provider's cache would make reading a contract again almost free.
  await saveModelPrice(kai, {
    model: "claude-opus-4-1",
    input_price_per_1m_tokens: 15,
    output_price_per_1m_tokens: 75,
    cache_read_price_per_1m_tokens: 15,
  });
  await saveModelPrice(kai, {
    model: "fjell-reranker",
    input_price_per_1m_tokens: 0.05,
    output_price_per_1m_tokens: 0,
  });
  await createProviderCredentials(kai, {
    provider_id: "openai",
    label: "team account",
    credentials: { api_key: "sk-shop-not-a-real-key-4f2a" },
    weight: 3,
  });
  await createProviderCredentials(kai, {
    provider_id: "anthropic",
    label: "support",
    credentials: { api_key: "sk-ant-not-a-real-key-91cd" },
  });
  await saveLoadBalanceGroup(kai, {
    group_id: "support-chat",
    name: "Support chat",
    members: [
      { model: "openai/gpt-5-mini", weight: 3 },
      { model: "anthropic/claude-haiku-4-5", weight: 1 },
    ],
  });
  await saveGatewaySettings(kai, { router_enabled: true, safety_net_models: ["gemini/gemini-2.5-flash"] });
  await createKey(kai, { name: "shop backend", scopes: ["ingest"] });
  await createKey(kai, { name: "analytics", scopes: ["read"], rate_limit: 120 });
}
