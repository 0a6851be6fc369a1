import { hash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openState } from "./state.ts";

let directory: string;
const path = () => join(directory, "deep", "state.sqlite");
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-state-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("an SQLite file", () => {
  it("never holds a key", async () => {
    const state = await openState({ path: path() });
    const { plaintext } = await state.keys.create({ name: "backend" });
    await state.keys.ensure("a-secret-of-my-own", { name: "env" });
    const files = readFileSync(path(), "latin1") + readFileSync(`${path()}-wal`, "latin1");
    expect(files).toContain("backend");
    expect(files).not.toContain(plaintext.slice(9));
    expect(files).not.toContain("a-secret-of-my-own");
    expect(JSON.stringify(await state.keys.list())).not.toContain(plaintext.slice(9));
    await state.close();
  });

  it("says what is wrong when it is no database", async () => {
    const file = join(directory, "text");
    writeFileSync(file, "no database, but long enough to be looked at ".repeat(100));
    await expect(openState({ path: file })).rejects.toThrow(/The state .*text: .*not a database/);
  });
});

it("keeps the keys and losses of a file from before there were migrations", async () => {
  const old = join(directory, "old.sqlite");
  const database = new DatabaseSync(old);
  database.exec(`PRAGMA journal_mode = WAL;
CREATE TABLE api_keys (
  key_id TEXT PRIMARY KEY, name TEXT NOT NULL, prefix TEXT NOT NULL, sha512 BLOB NOT NULL UNIQUE,
  project_id TEXT NOT NULL, environment TEXT NOT NULL CHECK (environment IN ('prod', 'test')), created_at TEXT NOT NULL
);
CREATE TABLE losses (
  project_id TEXT NOT NULL, environment TEXT NOT NULL, hour TEXT NOT NULL, reason TEXT NOT NULL,
  count INTEGER NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  PRIMARY KEY (project_id, environment, hour, reason)
) WITHOUT ROWID;
CREATE TABLE loss_reports (
  ordinal INTEGER PRIMARY KEY, project_id TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (project_id, id)
);
INSERT INTO losses VALUES ('shop', 'test', '2026-01-05T10', 'exit', 3, '2026-01-05T10:00:00.000Z', '2026-01-05T10:00:00.000Z');
INSERT INTO loss_reports (project_id, id) VALUES ('shop', 'known');`);
  database
    .prepare(
      "INSERT INTO api_keys VALUES ('kai_12345678', 'old', 'abcdefgh', ?, 'shop', 'test', '2026-01-01T00:00:00.000Z')",
    )
    .run(hash("sha512", "abcdefgh.secret", "buffer"));
  database.close();

  const state = await openState({ path: old });
  const tenant = { project_id: "shop", environment: "test" } as const;
  expect(await state.keys.verify("abcdefgh.secret")).toMatchObject({
    key_id: "kai_12345678",
    ...tenant,
    scopes: ["ingest", "read"],
  });
  expect((await state.projects.list()).map(({ id }) => id)).toEqual(["default", "shop"]);
  const report = { id: "known", losses: { exit: 1 } };
  const now = new Date("2026-01-05T10:30:00Z");
  expect(await state.losses.record(tenant, report, now)).toBe(false);
  expect(await state.losses.record(tenant, { ...report, id: "new" }, now)).toBe(true);
  const range = { start_time: "2026-01-05T10:00:00Z", end_time: "2026-01-05T11:00:00Z" };
  expect(await state.losses.list({ ...tenant, ...range })).toMatchObject([{ reason: "exit", count: 4 }]);
  await state.close();
});

it("is refused when it was made by a newer version", async () => {
  const state = await openState({ path: path() });
  await state.close();
  const database = new DatabaseSync(path());
  database.exec("INSERT INTO kysely_migration VALUES ('999-later', '2099-01-01T00:00:00.000Z')");
  database.close();
  await expect(openState({ path: path() })).rejects.toThrow("made by a newer kai");
});

it("does not show the password when PostgreSQL cannot be reached", async () => {
  const failed = openState({ url: "postgres://kai:hunter2@127.0.0.1:1/kai" });
  await expect(failed).rejects.toThrow(/ECONNREFUSED/);
  await expect(failed).rejects.not.toThrow(/hunter2/);
});
