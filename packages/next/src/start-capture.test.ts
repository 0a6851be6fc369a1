import { AsyncLocalStorage } from "node:async_hooks";
import { expect, it } from "vitest";
import { captureCalls } from "./test-capture.ts";
import { withKai } from "./with-kai.ts";

const request = new AsyncLocalStorage<string>();
const { ask, records } = captureCalls({
  context: async () => ({ customer_identifier: request.getStore(), metadata: { from: "everywhere" } }),
});

it("asks for the context in the request that makes the call, wrapped or not", async () => {
  await request.run("c1", ask);
  const GET = withKai(async () => Response.json(await ask()), { context: () => ({ metadata: { in: "route" } }) });
  await request.run("c2", GET);
  expect(await records(2)).toMatchObject([
    { customer_identifier: "c1", metadata: { from: "everywhere" } },
    { customer_identifier: "c2", metadata: { from: "everywhere", in: "route" } },
  ]);
});
