import { afterAll, beforeAll, expect, it } from "vitest";
import { kai, startKai } from "../test-command.ts";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const env = () => ({ KAI_API_KEY: server.secret, KAI_BASE_URL: server.url });
const run = (...args: string[]) => kai(["reprice", ...args], { env: env() });
const create = (logs: object[]) =>
  server.request("POST", "/api/request-logs/batch/create/", {
    logs: logs.map((log) => ({
      model: "acme/one",
      usage: { prompt_tokens: 1000, completion_tokens: 100 },
      keywordsai_api_controls: { block: true },
      ...log,
    })),
  });
const setPrice = (input_price_per_1m_tokens: number) =>
  server.state.prices.upsert({
    project_id: "default",
    model: "acme/one",
    provider_id: null,
    valid_from: "2020-01-01",
    input_price_per_1m_tokens,
    output_price_per_1m_tokens: 10,
    cache_read_price_per_1m_tokens: null,
    cache_write_price_per_1m_tokens: null,
    max_context_window: null,
  });

it("shows what changes, then changes it, then finds nothing to change", async () => {
  await create([{ customer_identifier: "ann" }, { customer_identifier: "ben" }, { cost: 1 }]);
  await setPrice(2);
  const dry = await run("--dry-run", "--filter", "customer_identifier=ann");
  expect(dry).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^1 of 1 logs .* would change; 0 cost the same/),
  });
  expect(dry.stdout.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
    ["MODEL", "CHANGED", "BEFORE", "AFTER", "DIFFERENCE", "UNKNOWN"],
    ["acme/one", "1", "$0.000000", "$0.003000", "+$0.003000", "1 → 0"],
    ["all 1 logs", "1", "$0.000000", "$0.003000", "+$0.003000", "1 → 0"],
    [""],
  ]);
  const done = await run("--environment", "all", "--json");
  expect(done).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(done.stdout)).toMatchObject({
    type: "report",
    environment: "all",
    read: 3,
    changed: 2,
    skipped: { client: 1, unit_price: 0 },
  });
  expect(await run()).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^0 of 3 logs .* were changed; 2 cost the same; of 1 the cost was sent/),
  });
});

it("stops in order at Ctrl-C, and says that what it changed stays", async () => {
  await create(Array.from({ length: 4000 }, () => ({})));
  await setPrice(3);
  const started = startKai(["reprice", "--json"], { env: env() });
  const changed = async () =>
    (await server.request("GET", "/api/request-logs/list/?cost=0.004&page_size=1")).json["count"] as number;
  await expect.poll(changed).toBeGreaterThan(500);
  started.process.kill("SIGINT");
  expect(await started.ended).toMatchObject({
    code: 130,
    stdout: "",
    stderr: expect.stringMatching(/stopped after \d+ changes, which stay/),
  });
  expect(await changed()).toBeLessThan(4000);
});

it.each<[string[], number, RegExp]>([
  [["--filter", "colour=red"], 1, /colour/],
  [["--since", "soon"], 2, /--since must be a time/],
  [["--key", "wrong"], 1, /401/],
])("refuses %j", async (args, code, message) => {
  expect(await run(...args)).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(message) });
});
