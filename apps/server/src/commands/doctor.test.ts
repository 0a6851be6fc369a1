import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openState, openStore } from "@kai/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Check } from "../doctor/check.ts";
import { kai } from "../test-command.ts";
import { startTestServer } from "../test-server.ts";

const directories: string[] = [];
const newDirectory = () => {
  const made = mkdtempSync(join(tmpdir(), "kai-doctor-"));
  directories.push(made);
  return made;
};
afterAll(() => {
  for (const each of directories) rmSync(each, { recursive: true });
});

/** What it finds, by name. */
async function examine(
  dataDir: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
) {
  const { code, stdout, stderr } = await kai(["doctor", "--json", "--data-dir", dataDir, ...args], { env });
  expect(stderr).toBe("");
  const { status, checks } = JSON.parse(stdout) as { status: string; checks: Check[] };
  expect(code).toBe(status === "fail" ? 1 : 0);
  return { status, ...Object.fromEntries(checks.map((check) => [check.name, check])) } as Record<string, Check> & {
    status: string;
  };
}

it("asks the server that has the directory, and finds it well", async () => {
  const server = await startTestServer();
  const place = ["--host", new URL(server.url).hostname, "--port", new URL(server.url).port];
  const args = [...place, "--data-dir", server.dataDir];
  const { code, stdout } = await kai(["doctor", ...args], { env: { KAI_SECRET_KEY: "" } });
  expect(stdout).not.toMatch(/^(warn|fail)/m);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ok {4}server {5}kai \S+ answers at http:\S+; process \d+ has the data directory$/m);
  expect(stdout).toMatch(/^ok {4}engine {5}chdb, and the server finds it well$/m);

  const lost = await examine(server.dataDir, { args: ["--port", "1"] });
  expect(lost["server"]).toMatchObject({ status: "warn", message: expect.stringMatching(/does not answer at .*:1$/) });
  const elsewhere = await examine(newDirectory(), { args: place });
  expect(elsewhere["server"]).toMatchObject({ status: "warn", advice: expect.stringContaining("--data-dir") });
  await server.close();
});

it("makes no directory", async () => {
  const dataDir = join(newDirectory(), "mistyped");
  expect(await examine(dataDir, { args: ["--port", "0"] })).toMatchObject({
    status: "warn",
    directory: { status: "warn", advice: expect.stringContaining("--data-dir") },
    engine: { status: "ok" },
  });
  expect(existsSync(dataDir)).toBe(false);
});

describe("a directory that no server has", () => {
  let dataDir: string;
  const secretKeys = Buffer.alloc(32, 1).toString("base64");
  beforeAll(async () => {
    dataDir = newDirectory();
    const store = await openStore({ dataDir });
    await store.close();
    const state = await openState({ path: join(dataDir, "state.sqlite") }, { secretKeys });
    const lists = { available_models: null, exclude_models: null };
    const credentials = { api_key: "sk-SENTINEL" };
    const set = { ...lists, project_id: "default", provider_id: "openai", label: "", weight: 1, credentials };
    await state.providerCredentials.create(set);
    await state.close();
  });
  const here = (args: string[] = [], env: Record<string, string> = {}) =>
    examine(dataDir, { args: ["--port", "0", ...args], env: { KAI_SECRET_KEY: secretKeys, ...env } });

  it("is opened, found well, and left as it was", async () => {
    const before = readdirSync(dataDir).toSorted();
    const found = await here();
    expect(found).toMatchObject({
      status: "ok",
      server: { message: "none runs" },
      inbox: { message: "nothing waits for the store" },
      engine: { message: expect.stringMatching(/^embedded ClickHouse, version \d\S+; its table is up to date$/) },
      state: { message: expect.stringMatching(/state\.sqlite, schema \d{3}-[\w-]+$/) },
      secrets: { message: "all 1 open" },
      clock: { message: "agrees with the file system" },
    });
    expect(readdirSync(dataDir).toSorted()).toEqual(before);
  });

  it("needs the key that its secrets were encrypted with", async () => {
    for (const KAI_SECRET_KEY of ["", Buffer.alloc(32, 2).toString("hex")])
      expect((await here([], { KAI_SECRET_KEY }))["secrets"]).toMatchObject({
        status: "fail",
        message: expect.stringMatching(/^1 of 1 do not open/),
      });
    expect((await here([], { KAI_SECRET_KEY: "short" }))["secrets"]).toMatchObject({
      status: "fail",
      message: expect.stringContaining("32 bytes"),
    });
  });

  it("is not enough where the port, the disk or other servers are wanting, and no password is told", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const { port } = squatter.address() as AddressInfo;
    const wrong = ["--port", String(port), "--reserve-bytes", String(2 ** 50)];
    const unreachable = "kai:SENTINEL@127.0.0.1:1/db";
    const servers = ["--clickhouse-url", `http://${unreachable}`, "--state-url", `postgres://${unreachable}`];
    const found = await here([...wrong, ...servers]);
    squatter.close();
    expect(found).toMatchObject({
      status: "fail",
      server: { status: "fail", message: expect.stringContaining("EADDRINUSE") },
      disk: { status: "fail", message: expect.stringContaining("logs are refused") },
      engine: { status: "fail", advice: expect.stringContaining("--clickhouse-url") },
      state: { status: "fail", message: expect.stringContaining("ECONNREFUSED") },
    });
    expect(JSON.stringify(found)).not.toContain("SENTINEL");
  });

  it("is told of when others may look into it, and when its files are damaged", async () => {
    const damaged = newDirectory();
    chmodSync(damaged, 0o755);
    for (const name of ["inbox.sqlite", "state.sqlite"])
      writeFileSync(join(damaged, name), "no database at all, but text");
    expect(await examine(damaged, { args: ["--port", "0"] })).toMatchObject({
      directory: { status: "warn", advice: expect.stringContaining("chmod 700") },
      inbox: { status: "fail", message: expect.stringContaining("is damaged") },
      state: { status: "fail", message: expect.stringContaining("not a database") },
    });
  });
});
