import { describe, it } from "vitest";
import { runAgainst } from "../test-process.ts";
import type { Reply } from "../test-server.ts";

const ok = () => ({});
const hang = (): Reply => ({ hang: "headers" });
const asked = `flushOnSignals: ["SIGTERM", "SIGINT"],`;
const enqueue = `kai.logs.enqueue({ model: "last" });`;
const kill = (signal: string) => `process.kill(process.pid, "${signal}");`;
const wait = `await delay(60_000);`;

describe.concurrent("a signal", () => {
  it.for(["SIGTERM", "SIGINT"])(
    "%s ends the process as it does without kai, after a flush",
    async (signal, { expect }) => {
      const ended = await runAgainst(ok, enqueue + kill(signal) + wait, asked);
      expect(ended).toMatchObject({ code: null, signal, stderr: "" });
      expect(ended.logs()).toMatchObject([{ model: "last" }]);
    },
  );

  it("has no listener, and ends the process at once, unless asked for", async ({ expect }) => {
    const count = `console.log(process.listenerCount("SIGTERM"), process.listenerCount("SIGINT"));`;
    const ended = await runAgainst(ok, enqueue + count + kill("SIGTERM") + wait, `flushOnSignals: ["SIGINT"]`);
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM", stdout: "0 1\n", requests: [] });
  });

  it("does not hold the process longer than two seconds", async ({ expect }) => {
    const ended = await runAgainst(hang, enqueue + kill("SIGTERM") + wait, asked);
    expect(ended).toMatchObject({ signal: "SIGTERM", stderr: expect.stringContaining("Dropped 1 log") });
    expect(ended.seconds).toBeGreaterThan(2);
    expect(ended.seconds).toBeLessThan(9);
  });

  it("that comes again means now", async ({ expect }) => {
    const options = `${asked} onError: () => console.log(performance.now() - start < 1500)`;
    const twice = `const start = performance.now(); ${kill("SIGINT")} await delay(50); ${kill("SIGINT")}`;
    expect(await runAgainst(hang, enqueue + twice + wait, options)).toMatchObject({
      signal: "SIGINT",
      stdout: "true\n",
    });
  });

  it.for(["on", "once"])("that the host listens for (%s) leaves the end to the host", async (listen, { expect }) => {
    const exit = `setInterval(() => kai.stats().queued.count === 0 && process.exit(3), 10)`;
    const host = `process.${listen}("SIGTERM", () => ${exit});`;
    const ended = await runAgainst(ok, enqueue + host + kill("SIGTERM") + wait, asked);
    expect(ended).toMatchObject({ code: 3, signal: null, stderr: "" });
    expect(ended.logs()).toMatchObject([{ model: "last" }]);
  });

  it("has one listener, however many clients", async ({ expect }) => {
    const code = `
      for (let n = 0; n < 20; n++) new Kai({ apiKey: "key", ${asked} }).logs.enqueue({});
      console.log(process.listenerCount("SIGTERM"));`;
    const ended = await runAgainst(ok, code + kill("SIGTERM") + wait, asked);
    expect(ended).toMatchObject({ signal: "SIGTERM", stdout: "1\n" });
    expect(ended.logs()).toHaveLength(20);
  });
});
