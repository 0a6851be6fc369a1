import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openChdbEngine } from "./engines/chdb/chdb.ts";
import { inspectInbox } from "./inbox/inspect-inbox.ts";
import { openInbox } from "./inbox/inbox.ts";
import { inspectEngine } from "./inspect-engine.ts";
import { openStore } from "./store.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-inspect-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

it("finds out about an engine before and after it has tables", async () => {
  const path = join(directory, "chdb");
  const inspect = async () => {
    const engine = await openChdbEngine({ path });
    try {
      return await inspectEngine(engine);
    } finally {
      await engine.close();
    }
  };
  const before = await inspect();
  expect(before).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+/), missingColumns: undefined });
  expect(Math.abs(before.now.getTime() - Date.now())).toBeLessThan(60_000);
  for (const { freeBytes, totalBytes } of before.disks) expect(freeBytes).toBeLessThanOrEqual(totalBytes);
  const store = await openStore({ dataDir: directory });
  await store.close();
  expect(await inspect()).toMatchObject({ missingColumns: [] });
  const engine = await openChdbEngine({ path });
  await engine.command("ALTER TABLE logs DROP COLUMN note");
  await engine.close();
  expect(await inspect()).toMatchObject({ missingColumns: ["note"] });
});

it("finds out what an inbox holds, unless another has it or it is damaged", async () => {
  const path = join(directory, "own.sqlite");
  const inbox = await openInbox({ path });
  await inbox.append([{ project_id: "p", unique_id: "1", line: "{}" }]);
  expect(() => inspectInbox(path)).toThrow("in use by another process");
  await inbox.close();
  for (let times = 0; times < 2; times++) expect(inspectInbox(path)).toMatchObject({ count: 1, bytes: 2, rejected: 0 });
  const damaged = join(directory, "damaged.sqlite");
  const text = "no database, whatever its name says";
  writeFileSync(damaged, text);
  expect(() => inspectInbox(damaged)).toThrow("is damaged");
  expect(readFileSync(damaged, "utf8")).toBe(text);
});
