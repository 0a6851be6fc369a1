import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kai } from "@kai/client";
import * as api from "@kai/client/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, startServer } from "./program.ts";

const apiKey = "clientap.0123456789abcdef0123456789abcdef";
let dataDir: string;
let server: Program;
let kai: Kai;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-client-api-"));
  server = await startServer(dataDir, apiKey, { KAI_SECRET_KEY: Buffer.alloc(32, 7).toString("base64") });
  kai = new Kai({ apiKey, baseUrl: server.found });
  await kai.logs.createMany([
    { ...span, span_unique_id: "root", span_name: "agent", log_type: "agent" },
    { ...span, span_unique_id: "call", span_parent_id: "root", model: "gpt-4o-mini", prompt_tokens: 1_000_000 },
  ]);
});
afterAll(async () => {
  await server.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
});

const span = { trace_unique_id: "a trace", thread_identifier: "a thread", customer_identifier: "jo" };
const filters = { customer_identifier: "jo" };

describe("the functions of the client against the server", () => {
  it("read what logs can be filtered by", async () => {
    const described = async () => (await api.describeFilters(kai, { filters })).filters_data;
    await expect.poll(described).toMatchObject({
      cost: { display_name: "Cost", value_field_type: "number" },
      model: { display_name: "Model", value_field_type: "select", value_choices: ["gpt-4o-mini"] },
    });
  });

  it("read what logs come to", async () => {
    expect(await api.summariseLogs(kai, { filters })).toMatchObject({ number_of_requests: 2, total_cost: 0.15 });
    const metrics = await api.readMetrics(kai, {
      start_time: new Date(Date.now() - 60_000),
      metrics: ["requests", "cost"],
      group_by: ["log_type"],
      interval: "none",
      all_envs: true,
      filters,
    });
    expect(metrics.total).toEqual({ requests: 2, cost: 0.15 });
    expect(metrics.groups).toHaveLength(2);
    const threads = await api.listThreads(kai, { page_size: 1 });
    expect(threads.results).toMatchObject([{ thread_identifier: "a thread", number_of_requests: 2 }]);
  });

  it("read, and delete, traces", async () => {
    const { results } = await api.listTraces(kai, { filters, sort_by: "-span_count" });
    expect(results).toMatchObject([{ trace_unique_id: "a trace", span_count: 2 }]);
    const { span_tree } = await api.getTrace(kai, { trace_unique_id: "a trace" });
    expect(span_tree[0]!.children[0]).toMatchObject({ span_unique_id: "call", cost: 0.15 });
    await kai.logs.create({ trace_unique_id: "another" });
    expect(await api.deleteTrace(kai, { trace_unique_id: "another" })).toMatchObject({ logs_deleted: 1 });
    expect(await api.deleteTraces(kai, { filters: { customer_identifier: "nobody" } })).toMatchObject({
      traces_deleted: 0,
    });
  });

  it("sign in as a page of the server does, and do by its cookie what the key may", async () => {
    let cookie = "";
    const browser: typeof fetch = async (input, init) => {
      const headers = { ...(init?.headers as Record<string, string>), cookie };
      const answer = await fetch(input, { ...init, headers });
      cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
      return answer;
    };
    const page = new Kai({ baseUrl: server.found, credentials: "same-origin", fetch: browser });
    expect(await api.getSession(page)).toEqual({ password_set: false, password_fixed: false, session: null });
    await expect(page.logs.list({ filters })).rejects.toMatchObject({ code: "unauthorized" });
    const { session } = await api.signIn(page, { key: apiKey });
    expect(session).toMatchObject({ via: "key", project_id: "default", environment: "prod" });
    expect(await page.logs.list({ filters })).toMatchObject({ count: 2 });
    expect((await api.updateSession(page, { environment: "test" })).session?.environment).toBe("test");
    expect(await page.logs.list({ filters })).toMatchObject({ count: 0 });
    expect((await api.signOut(page)).session).toBeNull();
    await expect(api.listKeys(page)).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("keep what is said of customers, and erase them", async () => {
    const made = await api.createCustomer(kai, { customer_identifier: "someone", email: "a@example.com" });
    expect(made.customer_identifier).toBe("someone");
    await api.updateCustomer(kai, { customer_identifier: "someone", period_budget: 5 });
    expect(await api.getCustomer(kai, { customer_identifier: "someone" })).toMatchObject({
      email: "a@example.com",
      period_budget: 5,
    });
    const { results } = await api.listCustomers(kai, { page_size: 10 });
    expect(results).toMatchObject([{ customer_identifier: "jo", number_of_requests: 2 }]);
    const receipt = await api.eraseCustomer(kai, { customer_identifier: "someone", all_envs: true });
    expect(receipt).toMatchObject({ environment: "all", logs_deleted: 0 });
  });

  it("read scores of all logs", async () => {
    const { unique_id } = await kai.logs.create({ input: "scored" });
    const { id } = await kai.logs.scores.create(unique_id, { evaluator_slug: "good", numerical_value: 1 });
    const { results } = await api.listScores(kai, { evaluator_id: "good" });
    expect(results).toMatchObject([{ log_id: unique_id, score_value: 1 }]);
    expect(await api.getScore(kai, { score_id: id })).toMatchObject({ log_id: unique_id });
  });

  it("keep prices, which logs can be brought up to", async () => {
    const saved = await api.saveModelPrice(kai, { model: "gpt-4o-mini", input_price_per_1m_tokens: 1 });
    expect(saved).toMatchObject({ version: 1, warnings: [] });
    const { data } = await api.listModels(kai, { search: "gpt-4o-mini", provider_id: "openai" });
    expect(data.find(({ id }) => id === "gpt-4o-mini")?.input_price_per_1m_tokens).toBe(1);
    expect((await api.getModel(kai, { model: "openai/gpt-4o-mini" })).price_source).toBe("override");
    expect((await api.listModelPrices(kai)).results).toHaveLength(1);
    const said: api.ApiAnswer<"repriceLogs">[] = [];
    for await (const line of api.repriceLogs(kai, { filters, dry_run: true })) said.push(line);
    expect(said.at(-1)).toMatchObject({ type: "report", changed: 1, cost_before: 0.15, cost_after: 1 });
    await api.deleteModelPrice(kai, { model: "gpt-4o-mini" });
    expect((await api.listPublicModels(kai, { page_size: 5 })).models).toHaveLength(5);
    await expect(api.getModel(kai, { model: "no such" })).rejects.toMatchObject({
      code: "not_found",
      message: expect.stringContaining("no such"),
    });
  });

  it("administer keys, credentials and groups, all of which is on record", async () => {
    const { key, key_id } = await api.createKey(kai, { name: "worker", scopes: ["ingest"] });
    const worker = new Kai({ apiKey: key, baseUrl: server.found });
    await expect(api.listKeys(worker)).rejects.toMatchObject({ code: "forbidden" });
    await api.revokeKey(kai, { key_id });
    expect((await api.listKeys(kai)).results.find((each) => each.key_id === key_id)?.revoked_at).not.toBeNull();
    expect((await api.listProjects(kai)).results).toHaveLength(1);
    expect(await api.describeServer(kai)).toMatchObject({ logs_kept_in: "embedded", keeps_secrets: true });

    const { id } = await api.createProviderCredentials(kai, { provider_id: "groq", credentials: { api_key: "k" } });
    await api.updateProviderCredentials(kai, { provider_credentials_id: id, weight: 3 });
    expect((await api.listProviderCredentials(kai)).results).toMatchObject([{ id, weight: 3 }]);
    expect(await api.deleteProviderCredentials(kai, { provider_credentials_id: id })).toBeUndefined();

    await api.saveGatewaySettings(kai, { safety_net_models: ["groq/a"] });
    expect(await api.getGatewaySettings(kai)).toMatchObject({ router_enabled: false, safety_net_models: ["groq/a"] });

    await api.saveLoadBalanceGroup(kai, { group_id: "chat", members: [{ model: "gpt-4o-mini" }] });
    expect((await api.listLoadBalanceGroups(kai)).results).toMatchObject([{ group_id: "chat" }]);
    await api.deleteLoadBalanceGroup(kai, { group_id: "chat" });
    const { results } = await api.listAudit(kai, { limit: 1 });
    expect(results).toMatchObject([{ action: "load-balance-groups.delete", target: "chat" }]);
    expect((await api.listLosses(kai)).total).toBe(0);
  });

  it("keep prompts", async () => {
    const { prompt_id } = await api.createPrompt(kai, { name: "Greeting" });
    await api.createPromptVersion(kai, {
      prompt_id,
      model: "gpt-4o-mini",
      messages: [{ role: "user", content: "Hi" }],
    });
    await api.deployPromptVersion(kai, { prompt_id, version: 1 });
    expect(await api.getPrompt(kai, { prompt_id })).toMatchObject({ name: "Greeting" });
    expect((await api.listPromptVersions(kai, { prompt_id })).results.length).toBeGreaterThan(0);
    await api.deletePrompt(kai, { prompt_id });
  });
});
