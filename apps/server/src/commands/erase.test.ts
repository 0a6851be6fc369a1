import { afterAll, beforeAll, expect, it } from "vitest";
import { kai } from "../test-command.ts";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const customer = "a/b & ü";
const run = (args: string[], key = server.secret) =>
  kai(["erase", ...args], { env: { KAI_API_KEY: key, KAI_BASE_URL: server.url } });
const create = (headers?: Record<string, string>) =>
  server.request("POST", "/api/request-logs/", { customer_identifier: customer }, headers);
const count = async () =>
  (
    await server.request(
      "GET",
      `/api/request-logs/list/?all_envs=true&customer_identifier=${encodeURIComponent(customer)}`,
    )
  ).json["count"];

it("asks nobody who is not there, and erases nothing then", async () => {
  await create();
  expect(await run([customer])).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("pass --yes") });
  expect(await count()).toBe(1);
});

it("erases a customer where it is told to, and prints the receipt that is in the audit", async () => {
  await create(await server.keyOf("default", { environment: "test" }));
  const own = await run([customer, "--yes"]);
  expect(own).toMatchObject({
    code: 0,
    stderr: "",
    stdout: expect.stringMatching(
      /^1 logs of a\/b & ü were erased from the environment prod at 2.*Z\. Receipt: \w{32}\n$/,
    ),
  });
  expect(await count()).toBe(1);
  const everywhere = await run([customer, "--yes", "--all-environments", "--json"]);
  const receipt = JSON.parse(everywhere.stdout) as Record<string, unknown>;
  expect(receipt).toMatchObject({ customer_identifier: customer, environment: "all", logs_deleted: 1 });
  expect(await count()).toBe(0);
  const { json } = await server.request("GET", "/api/audit/");
  expect((json["results"] as object[])[0]).toMatchObject({
    id: receipt["receipt_id"],
    action: "customers.erase",
    target: customer,
  });
});

it("needs a key that may", async () => {
  const { authorization } = await server.keyOf("default", { scopes: ["ingest", "read"] });
  expect(await run([customer, "--yes"], authorization.slice(7))).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/403.*"admin"/s),
  });
});
