import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openState, type State } from "./state.ts";

let directory: string;
let state: State;
const path = () => join(directory, "deep", "state.sqlite");

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-state-"));
  state = openState({ path: path() });
});
afterEach(() => {
  state.close();
  rmSync(directory, { recursive: true });
});

describe("api keys", () => {
  it("are made once, verified, and still known after reopening", () => {
    const { plaintext, ...key } = state.keys.create({ name: "backend", project_id: "shop", environment: "test" });
    expect(plaintext).toMatch(/^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/);
    expect(key).toMatchObject({ name: "backend", prefix: plaintext.slice(0, 8) });
    const caller = { key_id: key.key_id, project_id: "shop", environment: "test" };
    expect(state.keys.verify(plaintext)).toEqual(caller);
    state.close();
    state = openState({ path: path() });
    expect(state.keys.verify(plaintext)).toEqual(caller);
    expect(state.keys.verify(plaintext)).toEqual(caller);
    expect(state.keys.list()).toEqual([key]);
    expect(state.keys.count()).toBe(1);
  });

  it("belong to the default project and production unless said otherwise", () => {
    const { plaintext } = state.keys.create({ name: "backend" });
    expect(state.keys.verify(plaintext)).toMatchObject({ project_id: "default", environment: "prod" });
  });

  it("are refused when any part of them is wrong", () => {
    const { plaintext } = state.keys.create({ name: "backend" });
    const other = plaintext.endsWith("a") ? "b" : "a";
    for (const wrong of [
      "",
      plaintext.slice(0, 8),
      plaintext.slice(0, -1),
      plaintext.slice(0, -1) + other,
      `${plaintext} `,
    ]) {
      expect(state.keys.verify(wrong)).toBeNull();
    }
  });

  it("may be of the caller's own making, and can be ensured again", () => {
    const first = state.keys.ensure("päss wörd", { name: "env" });
    expect(state.keys.verify("päss wörd")).toMatchObject({ key_id: first.key_id, environment: "prod" });
    const again = state.keys.ensure("päss wörd", { name: "renamed", environment: "test" });
    expect(again).toEqual({ ...first, name: "renamed", environment: "test" });
    expect(state.keys.verify("päss wörd")).toMatchObject({ key_id: first.key_id, environment: "test" });
    expect(state.keys.count()).toBe(1);
  });

  it("are never written down", () => {
    const { plaintext } = state.keys.create({ name: "backend" });
    state.keys.ensure("a-secret-of-my-own", { name: "env" });
    const files = readFileSync(path(), "latin1") + readFileSync(`${path()}-wal`, "latin1");
    expect(files).toContain("backend");
    expect(files).not.toContain(plaintext.slice(9));
    expect(files).not.toContain("a-secret-of-my-own");
    expect(JSON.stringify(state.keys.list())).not.toContain(plaintext.slice(9));
  });
});
