import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, losses, newKai, reported, settled } from "../test-client.ts";
import { runProcess } from "../test-process.ts";
import type { Reply } from "../test-server.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-replay-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const files = () => readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const ids = (count: number) => Array.from({ length: count }, (_, id) => `${id}`);
const sentIds = (logs: Record<string, unknown>[]) => logs.map(({ unique_id }) => unique_id);

/** A server that answers as told, with a spool of so many logs for it, one file for each client that held some. */
async function spooled(perClient: number[], answer: () => Reply = () => ({})) {
  const { server } = await connect(answer);
  const down = () => Promise.reject(new Error("down"));
  let next = 0;
  for (const count of perClient) {
    const kai = newKai({ baseUrl: server.url, spool: { directory }, fetch: down });
    for (let log = 0; log < count; log++) kai.logs.enqueue({ unique_id: `${next++}` });
    expect(await kai.close({ timeoutMs: 0 })).toBe(false);
    expect(kai.stats()).toMatchObject({ queued: { count: 0 }, spooled: count, sent: 0 });
    expect(losses(kai.stats())).toEqual({});
  }
  return server;
}

describe("the spool", () => {
  it("is sent by the next client, in batches, and is empty then", async () => {
    const server = await spooled([250, 30]);
    expect(files()).toHaveLength(2);
    const kai = newKai({ baseUrl: server.url, spool: { directory } });
    await expect.poll(() => kai.stats()).toMatchObject({ sent: 0, replayed: 280 });
    expect(sentIds(server.logs())).toEqual(ids(280));
    expect(server.requests.length).toBeLessThan(8);
    await expect.poll(() => files()).toEqual([]);
  });

  it("is sent once, however many processes start at the same time", async () => {
    const server = await spooled([100, 100, 100, 100]);
    const env = { KAI_BASE_URL: server.url, KAI_SPOOL_DIR: directory };
    const ended = await Promise.all(
      [1, 2, 3, 4].map((n) => runProcess(`kai.logs.enqueue({ unique_id: "process ${n}" });`, { env })),
    );
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const sent = sentIds(server.logs());
    expect(sent).toHaveLength(404);
    expect(new Set(sent)).toEqual(new Set([...ids(400), ...[1, 2, 3, 4].map((n) => `process ${n}`)]));
    expect(files()).toEqual([]);
  });

  it("keeps what the server did not take when it goes down in the middle", async () => {
    let answers = 0;
    const server = await spooled([250], () => (++answers > 1 ? { hang: "headers" } : {}));
    const kai = newKai({ baseUrl: server.url, spool: { directory } });
    await expect.poll(() => server.requests).toHaveLength(2);
    expect(await kai.close({ timeoutMs: 0 })).toBe(true);
    expect(kai.stats()).toMatchObject({ replayed: 100, spooled: 0 });
    expect(files()).toMatchObject([{ name: expect.stringMatching(/^[0-9a-f]{32}-150-\d+\.ready$/) }]);
  });

  it("is taken over from a process that was killed while it sent it", async () => {
    let isDown = true;
    const server = await spooled([120], () => (isDown ? { hang: "headers" } : {}));
    const env = { KAI_BASE_URL: server.url, KAI_SPOOL_DIR: directory };
    const kill = `await delay(1300); process.kill(process.pid, "SIGKILL"); await delay(60_000);`;
    expect(await runProcess(kill, { env })).toMatchObject({ signal: "SIGKILL" });
    expect(files()).toMatchObject([{ name: expect.stringContaining(".claimed-") }]);
    isDown = false;
    server.requests.length = 0;
    expect(await runProcess(`kai.logs.enqueue({ unique_id: "next" });`, { env })).toMatchObject({ code: 0 });
    expect(sentIds(server.logs())).toEqual(["next", ...ids(120)]);
    expect(files()).toEqual([]);
  });

  it("costs only the damaged logs of a damaged file, which is set aside", async () => {
    const server = await spooled([3, 2]);
    const [first, second] = files()
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted();
    truncateSync(first!, Number(/-(\d+)\.ready$/.exec(first!)![1]) - 5);
    writeFileSync(second!, "\0".repeat(100));
    const kai = newKai({ baseUrl: server.url, spool: { directory } });
    await expect.poll(() => losses(kai.stats())).toEqual({ spool_corrupt: 3 });
    await expect.poll(() => kai.stats().replayed).toBe(2);
    expect(sentIds(server.logs())).toEqual(["0", "1"]);
    await expect.poll(() => files().map(({ name }) => name.split(".")[1])).toEqual(["corrupt", "corrupt"]);
    expect(reported).toMatchObject([{ code: "spool" }]);
  });

  it("costs its oldest logs when it is full", async () => {
    const { server } = await connect(() => ({ status: 503 }));
    const lost = [];
    for (const model of ["old", "new"]) {
      const kai = newKai({ baseUrl: server.url, spool: { directory, maxBytes: 10_000 } });
      for (let log = 0; log < 30; log++) kai.logs.enqueue({ model, input: "x".repeat(200) });
      await kai.close({ timeoutMs: 0 });
      const stats = kai.stats();
      expect(stats.spooled + stats.dropped.spool_full).toBe(model === "old" ? 30 : 60 - lost[0]!);
      lost.push(stats.dropped.spool_full);
    }
    expect(files()).toHaveLength(1);
    expect(reported).toMatchObject([{ code: "spool" }]);
  });

  it("belongs to one server and one API key", async () => {
    const server = await spooled([1]);
    const other = newKai({ apiKey: "another.key", baseUrl: server.url, spool: { directory } });
    other.logs.enqueue({ unique_id: "other" });
    await settled(other);
    await other.close();
    expect(sentIds(server.logs())).toEqual(["other"]);
    expect(files()).toHaveLength(1);
    expect(JSON.stringify(readdirSync(directory))).not.toContain("another");
  });
});
