import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, start } from "./program.ts";

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-serve-"));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const serve = (args: string[] = []): Promise<Program> =>
  start(
    "apps/server/dist/main.js",
    ["serve", "--port", "0", "--data-dir", dataDir, ...args],
    {},
    /listens on (http:\/\/[^\s,]+)/,
  );
const createdKey = (server: Program) => /API key, shown this once: (\S+)/.exec(server.output())?.[1];
const post = (server: Program, key: string, body: unknown) =>
  fetch(`${server.found}/api/request-logs/?note=QUERY_SENTINEL`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe("kai serve", () => {
  let key: string;

  it("creates a key on the first start, prints it once, and knows it ever after", async () => {
    const first = await serve();
    await expect.poll(() => createdKey(first)).toMatch(/^\w{8}\.\w{32}$/);
    key = createdKey(first)!;
    expect((await post(first, key, { input: "x" })).status).toBe(200);
    expect(await first.end("SIGTERM")).toBe(0);

    const second = await serve();
    expect((await post(second, key, { input: "x" })).status).toBe(200);
    expect(await second.end("SIGTERM")).toBe(0);
    expect(second.output()).not.toContain("API key");
  });

  it("writes one line for each request, and no key, body or query in any of them", async () => {
    const server = await serve();
    await post(server, key, { input: "BODY_SENTINEL", full_request: { api_key: "CREDENTIAL_SENTINEL" } });
    await post(server, "WRONG_SENTINEL", { input: "x" });
    await post(server, key, { latency: "BAD_SENTINEL" });
    await server.end("SIGTERM");
    const lines = server
      .output()
      .split("\n")
      .filter((line) => line.includes('"msg":"request"'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { req: { method: "POST", path: "/api/request-logs/" }, status: 200, key: expect.stringMatching(/^kai_/) },
      { status: 401 },
      { status: 422 },
    ]);
    expect(server.output()).not.toMatch(new RegExp(`SENTINEL|${key}`));
  });

  it("stops within its deadline, whatever hangs on it", async () => {
    const server = await serve(["--stop-seconds", "2"]);
    await post(server, key, { input: "leaves an idle connection" });
    const { hostname, port } = new URL(server.found);
    const hanging = connect(Number(port), hostname);
    hanging.on("error", () => {});
    hanging.write(
      `POST /api/request-logs/ HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
    );
    await once(hanging, "connect");
    const started = performance.now();
    expect(await server.end("SIGTERM")).toBe(0);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it.each([
    [["--port", "http"], "kai: --port must be a whole number"],
    [["fly"], 'kai: There is no command "fly"'],
  ])("refuses %j in one line, with code 2", async (args, message) => {
    const failed = start("apps/server/dist/main.js", args, {}, /listens/);
    await expect(failed).rejects.toThrow(/ended with code 2/);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow(/\n {4}at /);
  });
});
