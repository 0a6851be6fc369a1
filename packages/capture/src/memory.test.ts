import { getEventListeners } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import v8 from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished } from "vitest";
import { nextTurn } from "./next-turn.ts";
import { runWithContext } from "./scope.ts";
import { startCapture } from "./test-capture.ts";

const answer = JSON.stringify({ id: "chatcmpl-1", model: "m-1", choices: [{ index: 0, message: { content: "Hi" } }] });

/** Answers at once, but leaves every second request without an end. */
async function startHalfServer(): Promise<string> {
  let requests = 0;
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    const isLeftOpen = requests++ % 2 === 1;
    request.resume().on("end", () => (isLeftOpen ? response.write("{") : response.end(answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
}

it("holds nothing of calls that have ended or were aborted, and leaves no listeners on a signal they share", async () => {
  v8.setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const url = await startHalfServer();
  let recorded = 0;
  const { handle } = startCapture({ sink: () => void recorded++ });
  const shared = new AbortController();
  const body = JSON.stringify({ model: "m-1", messages: [{ role: "user", content: "Hi ".repeat(500) }] });
  const call = async () => {
    const own = new AbortController();
    const signal = AbortSignal.any([shared.signal, own.signal]);
    const response = await fetch(url, { method: "POST", body, signal });
    await response.body!.getReader().read();
    own.abort();
  };
  const heapAfter = async (calls: number) => {
    for (let made = 0; made < calls; made += 10) {
      await Promise.all(Array.from({ length: 10 }, () => runWithContext({ customer_identifier: "c1" }, call)));
    }
    await handle.flush();
    // Twice: what finalizers hold is only free after they ran.
    collect();
    await nextTurn();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await heapAfter(1000);
  const listeners = getEventListeners(shared.signal, "abort").length;
  const after = await heapAfter(3000);
  expect(handle.stats()).toMatchObject({ open: 0, recorded: 4000 });
  expect(recorded).toBe(4000);
  expect(getEventListeners(shared.signal, "abort").length).toBeLessThanOrEqual(listeners);
  // 3,000 requests of 1.5 kB alone would add far more.
  expect(after / before).toBeLessThan(1.1);
});
