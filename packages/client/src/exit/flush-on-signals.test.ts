import { afterEach, describe, expect, it } from "vitest";
import { type Ended, runProcess } from "../test-process.ts";
import { type Reply, startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function run(code: string, options: string, reply: Reply = {}): Promise<Ended> {
  server = await startTestServer(() => reply);
  return runProcess(code, { options: `spool: false, ${options}`, env: { KAI_BASE_URL: server.url } });
}

const asked = `flushOnSignals: ["SIGTERM", "SIGINT"]`;
const enqueue = `kai.logs.enqueue({ model: "last" });`;
const kill = (signal: string) => `process.kill(process.pid, "${signal}");`;
const wait = `await delay(60_000);`;

describe("a signal", { timeout: 20_000 }, () => {
  it.each(["SIGTERM", "SIGINT"])("%s ends the process as it does without kai, but after a flush", async (signal) => {
    expect(await run(enqueue + kill(signal) + wait, asked)).toMatchObject({ code: null, signal, stderr: "" });
    expect(server!.logs()).toMatchObject([{ model: "last" }]);
  });

  it("has no listener, and ends the process at once, unless asked for", async () => {
    const count = `console.log(process.listenerCount("SIGTERM"), process.listenerCount("SIGINT"));`;
    const ended = await run(enqueue + count + kill("SIGTERM") + wait, `flushOnSignals: ["SIGINT"]`);
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM", stdout: "0 1\n" });
    expect(server!.requests).toEqual([]);
  });

  it("does not hold the process longer than two seconds, or a second signal", async () => {
    const once = await run(enqueue + kill("SIGTERM") + wait, asked, { hang: "headers" });
    expect(once).toMatchObject({ signal: "SIGTERM", stderr: expect.stringContaining("Dropped 1 log") });
    expect(once.seconds).toBeGreaterThan(2);
    expect(once.seconds).toBeLessThan(4);
    await server!.close();
    const twice = await run(enqueue + kill("SIGINT") + `await delay(50);` + kill("SIGINT") + wait, asked, {
      hang: "headers",
    });
    expect(twice).toMatchObject({ signal: "SIGINT" });
    expect(twice.seconds).toBeLessThan(2);
  });

  it.each(["on", "once"])("that the host listens for (%s) leaves the end to the host", async (listen) => {
    const host = `process.${listen}("SIGTERM", () => setTimeout(() => process.exit(3), 300));`;
    for (const code of [host + enqueue, enqueue + host]) {
      expect(await run(code + kill("SIGTERM") + wait, asked)).toMatchObject({ code: 3, signal: null, stderr: "" });
      expect(server!.logs()).toMatchObject([{ model: "last" }]);
      await server!.close();
    }
  });

  it("has one listener, however many clients", async () => {
    const code = `
      for (let n = 0; n < 20; n++) new Kai({ apiKey: "key", ${asked} }).logs.enqueue({});
      console.log(process.listenerCount("SIGTERM"));`;
    expect(await run(code + kill("SIGTERM") + wait, asked)).toMatchObject({ signal: "SIGTERM", stdout: "1\n" });
    expect(server!.logs()).toHaveLength(20);
  });
});
