import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kai } from "../test-command.ts";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
const total = 2500;
beforeAll(async () => {
  server = await startTestServer();
  const timestamp = new Date(Date.now() - 60_000).toISOString();
  const logs = Array.from({ length: total }, (_, cost) => ({ unique_id: `log-${cost}`, timestamp, cost, input: "Hi" }));
  await server.request("POST", "/api/request-logs/batch/create/", { logs });
  await server.request("POST", "/api/request-logs/", { unique_id: "old", timestamp: "2024-01-01T00:00:00Z" });
});
afterAll(() => server.close());

const run = (...args: string[]) =>
  kai(["export", ...args], { env: { KAI_API_KEY: server.secret, KAI_BASE_URL: server.url } });
const ids = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { unique_id: string }).unique_id);

describe("kai export", () => {
  it("writes every log of the time range to the standard output", async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(new Set(ids(stdout)).size).toBe(total);
    expect(ids((await run("--since", "all", "--until", "1d")).stdout)).toEqual(["old"]);
  });

  it("writes a compressed file that only its owner reads", async () => {
    const file = join(server.dataDir, "logs.jsonl.gz");
    const { code, stdout, stderr } = await run("--output", file, "--filter", "cost<3", "--json");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    const text = gunzipSync(readFileSync(file)).toString();
    expect(ids(text).toSorted()).toEqual(["log-0", "log-1", "log-2"]);
    expect(JSON.parse(stderr)).toEqual({ file, lines: 3, bytes: text.length });
  });

  it("writes CSV with the columns that are asked for", async () => {
    const { stdout } = await run("--format", "csv", "--fields", "cost,input", "--filter", "unique_id=log-7");
    const [header, row] = stdout.split("\r\n");
    const cells = Object.fromEntries(header!.split(",").map((name, index) => [name, row!.split(",")[index]]));
    expect(cells).toMatchObject({ cost: "7", unique_id: "log-7" });
    expect(header).not.toContain("model");
  });

  it.each<[string[], number, RegExp]>([
    [["--format", "xml"], 2, /--format must be one of jsonl, csv/],
    [["--since", "yesterday"], 2, /--since must be a time/],
    [["--filter", "colour=red"], 1, /colour/],
    [["--output", "/nowhere/at/all"], 1, /ENOENT/],
  ])("refuses %j", async (args, code, message) => {
    expect(await run(...args)).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(message) });
  });
});
