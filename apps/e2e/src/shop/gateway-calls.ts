import type { Kai } from "@kai/client";
import { updateCustomer } from "@kai/client/api";
import type { MockProvider } from "@kai/testing";
import { conversations, instructions } from "./conversations.ts";
import { contractCheck } from "./contract.ts";
import { customers, paramsOf } from "./customers.ts";
import { tornTent } from "./picture.ts";

export interface GatewayOptions {
  url: string;
  apiKey: string;
  kai: Kai;
  provider: MockProvider;
}

const tools = [
  {
    type: "function",
    function: {
      name: "find_order",
      description: "Finds an order by its number.",
      parameters: { type: "object", properties: { number: { type: "string" } }, required: ["number"] },
    },
  },
];
const questions = conversations.map(({ turns }) => turns[0]!.ask);
const fails = { kind: "status", status: 500 } as const;
/** Calls of models through the gateway, in every way that they can go. */
export async function callGateway({ url, apiKey, kai, provider }: GatewayOptions): Promise<void> {
  const [nordwind, alpina, wanderlust, school] = customers;
  const post = async (path: string, body: object, signal?: AbortSignal) => {
    const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    return fetch(`${url}/api${path}`, { method: "POST", headers, body: JSON.stringify(body), signal });
  };
  const chat = async (question: string, more: object = {}) => {
    const messages = [
      { role: "system", content: instructions },
      { role: "user", content: question },
    ];
    const metadata = { feature: "gateway_chat" };
    const body = { model: "openai/gpt-5-mini", messages, metadata, customer_params: paramsOf(nordwind), ...more };
    const response = await post("/chat/completions", body);
    return response.text();
  };

  const group = { model: undefined, load_balance_group: { group_id: "support-chat" }, stream: true };
  await Promise.all(questions.map((question) => chat(question, group)));
  for (const question of questions.slice(0, 3)) {
    const variables = { question, signature: "Mina" };
    const prompt = { prompt_id: "support-reply", variables };
    await chat(question, { model: undefined, messages: undefined, prompt, customer_params: paramsOf(school) });
  }

  // What retries and fallbacks make up for, and what they cannot.
  const quick = { num_retries: 1, retry_enabled: true, retry_after: 0.05 };
  provider.script(fails);
  await chat(questions[0]!, { retry_params: quick });
  provider.script({ kind: "rate_limit", retry_after: 1 }, fails);
  await chat(questions[1]!, {
    retry_params: quick,
    fallback_models: ["openai/gpt-4o-mini", "anthropic/claude-haiku-4-5"],
  });
  provider.script(fails);
  await chat(questions[2]!, {
    retry_params: { retry_enabled: false },
    fallback_models: ["anthropic/claude-haiku-4-5"],
    disable_fallback: true,
  });
  provider.script({ kind: "cut", after: 9 });
  await chat(questions[4]!, { stream: true });
  await chat("Hello?", { model: "openai/gpt-0-nothing", messages: "no list" });

  const cached = { cache_enabled: true, customer_params: paramsOf(wanderlust), metadata: { feature: "faq" } };
  for (let times = 0; times < 4; times++) await chat(questions[5]!, cached);

  // A page that is closed in the middle of the answer.
  const leaving = new AbortController();
  const messages = [{ role: "user", content: questions[5]! }];
  const left = await post(
    "/chat/completions",
    { model: "anthropic/claude-haiku-4-5", stream: true, messages, customer_params: paramsOf(school) },
    leaving.signal,
  );
  await left.body!.getReader().read();
  leaving.abort();

  provider.script({ kind: "tool_calls", calls: [{ name: "find_order", arguments: { number: "FF-20418" } }] });
  await chat(questions[0]!, { tools });
  provider.script({
    kind: "combined",
    scripts: [
      { kind: "reasoning", reasoning: "Two sizes fit. The fleece decides: ask for it, or say both." },
      { kind: "text", text: "With a fleece the **L**, without it the **M**." },
    ],
  });
  await chat(questions[1]!, { model: "openai/gpt-5", reasoning_effort: "medium" });
  const image = { type: "image_url", image_url: { url: tornTent } };
  await chat("", {
    model: "gemini/gemini-2.5-flash",
    messages: [{ role: "user", content: [{ type: "text", text: "What is broken here?" }, image] }],
  });

  const kai_params = { customer_identifier: nordwind.customer_identifier, metadata: { feature: "own_client" } };
  await post("/embeddings", { model: "openai/text-embedding-3-small", input: "light two person tent", kai_params });
  await post("/responses", { model: "gpt-5-mini", input: questions[3]!, kai_params });
  await post("/anthropic/v1/messages", { model: "claude-haiku-4-5", max_tokens: 300, messages, kai_params });
  await post("/google/gemini/v1beta/models/gemini-2.5-flash:generateContent", {
    contents: [{ role: "user", parts: [{ text: questions[7]! }] }],
    kai_params,
  });

  // One customer near the end of the budget, and one beyond it.
  const dear = { model: "anthropic/claude-opus-4-1", max_tokens: 200, metadata: { feature: "contract_check" } };
  const budget = (customer: (typeof customers)[number], period_budget: number) =>
    updateCustomer(kai, {
      customer_identifier: customer.customer_identifier,
      period_budget,
      budget_duration: "monthly",
    });
  for (const customer of [wanderlust, alpina])
    await chat(contractCheck(600), { ...dear, customer_params: paramsOf(customer) });
  await budget(wanderlust, 0.5);
  await budget(alpina, 0.4);
  await chat("May we lend skis, too?", { ...dear, customer_params: paramsOf(alpina) });
}
