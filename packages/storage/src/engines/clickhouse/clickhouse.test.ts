import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { type ClickHouse, startClickHouse } from "@kai/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../engine.ts";
import { openClickHouseEngine, type ClickHouseOptions } from "./clickhouse.ts";

let path: string;
let server: ClickHouse;

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), "kai-clickhouse-"));
  server = await startClickHouse({ path, password: "p@ss/word" });
});
afterAll(async () => {
  await server.stop();
  rmSync(path, { recursive: true });
});

async function use<Result>(options: Partial<ClickHouseOptions>, act: (engine: Engine) => Promise<Result>) {
  const engine = await openClickHouseEngine({ url: server.url, ...options });
  try {
    return await act(engine);
  } finally {
    await engine.close();
  }
}

const checkError = (options: Partial<ClickHouseOptions>) =>
  use(options, (engine) => engine.check().catch((error: unknown) => error));

const url = (change: (url: URL) => void) => {
  const changed = new URL(server.url);
  change(changed);
  return changed.href;
};

describe("a ClickHouse by URL", () => {
  it("is fit for use when it answers", async () => {
    await use({}, async (engine) => {
      await expect(engine.check()).resolves.toBeUndefined();
      expect(engine.cluster).toBeUndefined();
    });
  });

  it("runs every statement with the same settings, whatever the server's own are", async () => {
    const rows = await use({}, (engine) =>
      engine.query(
        "SELECT getSetting('max_execution_time') AS seconds, getSetting('async_insert') AS async, now64(6, 'UTC') AS at",
      ),
    );
    expect(rows).toEqual([{ seconds: 60, async: false, at: expect.stringMatching(/^2.*T.*Z$/) }]);
  });

  it("takes parameters that no URL could hold", async () => {
    const list = Array.from({ length: 1000 }, (_, index) => `it's value ${index} \\ with 'quotes'`.repeat(10));
    const rows = await use({}, (engine) => engine.query("SELECT {list:Array(String)} AS list", { list }));
    expect(rows).toEqual([{ list }]);
  });

  it("says what to do when the password is wrong", async () => {
    const error = await checkError({ url: url((wrong) => (wrong.password = "guess")) });
    expect(error).toMatchObject({ code: 516, denied: true, unwell: false });
    expect(inspect(error)).toContain("does not let user default in");
    expect(inspect(error)).not.toContain("guess");
  });

  it("says what to do when the database is missing", async () => {
    const error = await checkError({ url: url((wrong) => (wrong.pathname = "/logs")) });
    expect(error).toMatchObject({ code: 81, denied: true, message: expect.stringContaining("CREATE DATABASE logs") });
  });

  it("names the clusters there are when there is none of the given name", async () => {
    const error = await checkError({ cluster: "main" });
    expect(error).toMatchObject({
      name: "UnusableEngineError",
      message: expect.stringContaining('knows no cluster "main"'),
    });
  });

  it("refuses what is no URL, without repeating it", async () => {
    for (const wrong of [
      "localhost:8123",
      "tcp://u:secret@host",
      "http://u:secret@host/a/b",
      "http://h/db?password=secret",
    ]) {
      const error = await openClickHouseEngine({ url: wrong }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).message).toContain("ClickHouse's URL");
      expect((error as Error).message).not.toContain("secret");
    }
  });

  it("is unwell while it is down, hangs or is behind a proxy in trouble, and well again after", async () => {
    const proxy = createServer((_, response) => response.writeHead(502).end("<html>Bad Gateway</html>"));
    await new Promise<void>((resolve) => void proxy.listen(0, "127.0.0.1", resolve));
    const { port } = proxy.address() as AddressInfo;
    const behind = await checkError({ url: url((other) => (other.port = String(port))) });
    proxy.close();
    await use({ timeoutMs: 500 }, async (engine) => {
      const attempt = () => engine.query("SELECT 1 AS one").catch((error: unknown) => error);
      server.pause();
      const hanging = await attempt();
      server.resume();
      expect(await attempt()).toEqual([{ one: 1 }]);
      await server.kill();
      const down = await attempt();
      await server.start();
      expect(await attempt()).toEqual([{ one: 1 }]);
      const reasons = { hanging: "Timeout error.", down: "ECONNREFUSED", behind: "Bad Gateway" };
      for (const [name, error] of Object.entries({ hanging, down, behind })) {
        expect(error).toMatchObject({ name: "EngineError", unwell: true, code: undefined });
        expect((error as Error).message).toMatch(/^ClickHouse at http:\/\/127.0.0.1:\d+ does not answer: /);
        expect((error as Error).message).toContain(reasons[name as keyof typeof reasons]);
        expect(inspect(error, { depth: 9 })).not.toContain("p@ss");
      }
    });
  });
});
