import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startClickHouse, startProgram } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kai } from "../test-command.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-serve-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

const start = (args: string[], env: Record<string, string> = {}) =>
  startProgram({
    args: ["--conditions=@kai/source", join(import.meta.dirname, "../main.ts"), "serve", "--port", "0", ...args],
    env: { KAI_LOG_LEVEL: "error", ...env },
    ready: /listens on http:\/\/[^\s,]+:(\d+)/,
  });

it("refuses a directory that another server has, by its pid, and takes it over once that one is killed", async () => {
  const args = ["--data-dir", join(directory, "embedded")];
  const first = await start(args);
  expect(await kai(["serve", "--port", "0", ...args])).toMatchObject({
    code: 1,
    stderr: `kai: The data directory ${args[1]} is in use by process ${first.pid}. Stop that process, or use another directory.\n`,
  });
  await first.end("SIGKILL");
  const second = await start(args);
  expect(await second.end()).toBe(0);
});

it("refuses it too when both keep their logs in a ClickHouse", async () => {
  const clickhouse = await startClickHouse({ path: join(directory, "clickhouse") });
  const args = ["--data-dir", join(directory, "shared"), "--clickhouse-url", clickhouse.url];
  const first = await start(args);
  const { code, stderr } = await kai(["serve", "--port", "0", ...args]);
  expect([code, stderr]).toEqual([1, expect.stringContaining(`is in use by process ${first.pid}.`)]);
  await first.end();
  await clickhouse.stop();
});

it("lets in whoever knows KAI_PASSWORD as it was at the last start that had one", async () => {
  const args = ["--data-dir", join(directory, "password")];
  const [old, next] = ["correct horse battery", "another horse battery"];
  const expected: [string | undefined, string, number, boolean][] = [
    [old, old, 201, true],
    [next, old, 401, true],
    [undefined, next, 201, false],
  ];
  for (const [inEnvironment, tried, status, isFixed] of expected) {
    const server = await start(args, inEnvironment ? { KAI_PASSWORD: inEnvironment } : {});
    const url = `http://127.0.0.1:${server.found}/api/session/`;
    const headers = { "x-kai-client": "test", "content-type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ password: tried }) });
    expect([tried, answer.status]).toEqual([tried, status]);
    expect(await (await fetch(url)).json()).toMatchObject({ password_set: true, password_fixed: isFixed });
    await server.end();
  }
});

it("tells administrators how it runs, and no secret", async () => {
  const secrets = {
    KAI_API_KEY: "facts000.0123456789abcdef",
    KAI_METRICS_KEY: "metrics-secret",
    KAI_SECRET_KEY: Buffer.alloc(32, 3).toString("base64"),
  };
  const args = ["--data-dir", join(directory, "facts"), "--retention-days-test", "30", "--inbox-bytes", "2097152"];
  const server = await start(args, secrets);
  const headers = { authorization: `Bearer ${secrets.KAI_API_KEY}` };
  const answer = await fetch(`http://127.0.0.1:${server.found}/api/server/`, { headers });
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({
    logs_kept_in: "embedded",
    state_kept_in: "sqlite",
    retention_days: { prod: null, test: 30 },
    inbox_bytes: 2_097_152,
    keeps_secrets: true,
    serves_metrics: true,
  });
  for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
  await server.end();
});

it("ends, with the reason, when it cannot listen", async () => {
  const first = await start(["--data-dir", join(directory, "first")]);
  const { code, stderr } = await kai(["serve", "--port", first.found, "--data-dir", join(directory, "second")]);
  expect([code, stderr]).toEqual([1, expect.stringContaining("EADDRINUSE")]);
  await first.end();
});
