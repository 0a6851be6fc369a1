import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apiKey, connect, losses, newKai, reported, settled } from "./test-client.ts";
import { runProcess } from "./test-process.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-outbox-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("a full queue", () => {
  const queue = { maxBytes: 20_000 };
  const overfill = (kai: ReturnType<typeof newKai>) => {
    for (let id = 0; id < 100; id++) kai.logs.enqueue({ unique_id: `${id}`, metadata: { long: "x".repeat(1000) } });
  };

  it("goes to the spool when the server has been down for long, and to the server when it is back", async () => {
    let isDown = true;
    const { kai, server } = await connect(() => ({ status: isDown ? 503 : 200 }), queue, { spool: { directory } });
    kai.logs.enqueue({ unique_id: "first" });
    while (reported.length === 0) expect(await kai.flush({ timeoutMs: 20 })).toBe(false);
    overfill(kai);
    const { spooled, queued } = kai.stats();
    expect(spooled).toBeGreaterThan(80);
    expect(spooled + queued.count).toBe(101);
    isDown = false;
    await kai.flush();
    await kai.close();
    const next = newKai({ baseUrl: server.url, spool: { directory } });
    await expect.poll(() => next.stats().replayed).toBe(spooled);
    expect(kai.stats().sent).toBe(queued.count);
    expect([losses(kai.stats()), losses(next.stats())]).toEqual([{}, {}]);
  });

  it("costs its oldest logs when the spool cannot be written", async () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    const { kai } = await connect(() => ({ status: 503 }), queue, { spool: { directory: file } });
    kai.logs.enqueue({});
    while (reported.length === 0) expect(await kai.flush({ timeoutMs: 20 })).toBe(false);
    overfill(kai);
    const { spooled, queued, dropped } = kai.stats();
    expect(spooled).toBe(0);
    expect(dropped.queue_full + queued.count).toBe(101);
  });
});

describe("a process that ends", () => {
  const printStats = `process.on("exit", () => console.log(JSON.stringify(kai.stats())));`;
  const run = (code: string, env: NodeJS.ProcessEnv) =>
    runProcess(code, { env: { KAI_BASE_URL: "http://127.0.0.1:9", KAI_SPOOL_DIR: directory, ...env } });

  it("counts its logs as lost when the spool cannot be written, and ends as it would have", async () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    const ended = await run(`kai.logs.enqueue({}); kai.logs.enqueue({}); ${printStats} process.exit(5);`, {
      KAI_SPOOL_DIR: file,
    });
    expect(ended).toMatchObject({ code: 5, stderr: expect.stringMatching(/^\[kai\] Dropped 2 logs: .*ENOTDIR.*\n$/) });
    expect(ended.stderr).not.toContain(apiKey);
    expect(JSON.parse(ended.stdout)).toMatchObject({ queued: { count: 0 }, dropped: { spool_failed: 2 } });
  });

  it("spools what is logged at its very end, too", async () => {
    const late = `process.on("exit", () => kai.logs.enqueue({ unique_id: "late" }));`;
    const ended = await run(`kai.logs.enqueue({ unique_id: "early" }); ${late} ${printStats} process.exit();`, {});
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ended.stdout)).toMatchObject({ queued: { count: 0 }, spooled: 2 });
  });

  it("leaves its unreported losses to the next start", async () => {
    const { server } = await connect();
    const env = { KAI_BASE_URL: server.url };
    expect(await run(`kai.countLoss("sampled", 3); process.exit();`, env)).toMatchObject({ code: 0, stderr: "" });
    expect(server.requests).toEqual([]);
    expect(await run(`kai.countLoss("ignored", 1);`, env)).toMatchObject({ code: 0, stderr: "" });
    expect(server.requests).toMatchObject([
      { body: { logs: [], losses: { ignored: 1 } } },
      { body: { logs: [], losses: { sampled: 3 } } },
    ]);
  });
});

it("is not needed where there is no Node", async () => {
  const { server } = await connect();
  const code = `
    const connected = { apiKey: "key", baseUrl: "${server.url}" };
    for (const remove of ["process", "navigator"]) Reflect.deleteProperty(globalThis, remove);
    const edge = new Kai({ ...connected, flushOnSignals: ["SIGTERM"] });
    edge.logs.enqueue({ model: "edge" });
    console.log(await edge.flush(), edge.stats().sent, await edge.close());`;
  const env = { KAI_SPOOL_DIR: directory };
  expect(await runProcess(code, { env })).toMatchObject({ code: 0, stdout: "true 1 true\n", stderr: "" });
  expect(server.logs()).toMatchObject([{ model: "edge" }]);
});

it("is settled by a flush, and leaves no trace, when all is well", async () => {
  const { kai } = await connect(undefined, {}, { spool: { directory } });
  kai.logs.enqueue({});
  expect(await settled(kai)).toMatchObject({ sent: 1, spooled: 0, replayed: 0 });
});
