import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import { expect, it, onTestFinished } from "vitest";
import { captureCalls } from "./test-capture.ts";
import { withKaiApi } from "./with-kai-api.ts";

const { ask, records } = captureCalls();

it("logs the calls of an API route of the Pages Router", async () => {
  const handler = withKaiApi(async (_request, response) => void response.end(await ask()), {
    context: ({ headers }) => ({ customer_identifier: String(headers["x-user"]) }),
  });
  const server = createServer((request, response) => {
    void handler(request as NextApiRequest, response as NextApiResponse);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { "x-user": "c1" } });
  expect(await answer.text()).toContain("You asked");
  expect(await records(1)).toMatchObject([{ customer_identifier: "c1" }]);
});
