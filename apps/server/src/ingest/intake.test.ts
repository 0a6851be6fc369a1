import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("notes what logs say of their customers, whichever field they say it in", async () => {
  const customer_params = { customer_identifier: "jo", name: "Jo", period_budget: 5, budget_duration: "weekly" };
  const logs = [
    { input: "1", customer_params },
    { input: "2", customer_identifier: "al", customer_email: "al@example.com" },
  ];
  await server.request("POST", "/api/request-logs/batch/create/", { logs });
  await server.request("POST", "/api/request-logs/", {
    input: "3",
    customer_params: { ...customer_params, name: null },
  });
  const { customers } = server.state;
  const tenant = { project_id: "default", environment: "prod" } as const;
  await expect
    .poll(() => customers.get({ ...tenant, customer_identifier: "jo" }))
    .toMatchObject({ name: "Jo", period_budget: 5, budget_duration: "weekly", rate_limit: null });
  expect(await customers.get({ ...tenant, customer_identifier: "al" })).toMatchObject({ email: "al@example.com" });
});
