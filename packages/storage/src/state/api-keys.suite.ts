import { describe, expect, it } from "vitest";
import { openState } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

export const apiKeysSuite: StateSuite = (test) =>
  describe("api keys", () => {
    it("are made once, verified, and still known after reopening", async () => {
      const { plaintext, ...key } = await test.state.keys.create({
        name: "backend",
        project_id: "shop",
        environment: "test",
      });
      expect(plaintext).toMatch(/^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/);
      expect(key).toMatchObject({ name: "backend", prefix: plaintext.slice(0, 8) });
      const caller = { key_id: key.key_id, project_id: "shop", environment: "test" };
      expect(await test.state.keys.verify(plaintext)).toEqual(caller);
      await test.reopen();
      expect(await test.state.keys.verify(plaintext)).toEqual(caller);
      expect(await test.state.keys.verify(plaintext)).toEqual(caller);
      expect(await test.state.keys.list()).toEqual([key]);
      expect(await test.state.keys.count()).toBe(1);
    });

    it("belong to the default project and production unless said otherwise", async () => {
      const { plaintext } = await test.state.keys.create({ name: "backend" });
      expect(await test.state.keys.verify(plaintext)).toMatchObject({ project_id: "default", environment: "prod" });
    });

    it("are refused when any part of them is wrong", async () => {
      const { plaintext } = await test.state.keys.create({ name: "backend" });
      const other = plaintext.endsWith("a") ? "b" : "a";
      for (const wrong of [
        "",
        plaintext.slice(0, 8),
        plaintext.slice(0, -1),
        plaintext.slice(0, -1) + other,
        `${plaintext} `,
      ]) {
        expect(await test.state.keys.verify(wrong)).toBeNull();
      }
    });

    it("may be of the caller's own making, and can be ensured again", async () => {
      const { keys } = test.state;
      const first = await keys.ensure("päss wörd", { name: "env" });
      expect(await keys.verify("päss wörd")).toMatchObject({ key_id: first.key_id, environment: "prod" });
      const again = await keys.ensure("päss wörd", { name: "renamed", environment: "test" });
      expect(again).toEqual({ ...first, name: "renamed", environment: "test" });
      expect(await keys.verify("päss wörd")).toMatchObject({ key_id: first.key_id, environment: "test" });
      expect(await keys.count()).toBe(1);
    });

    it("work at once when another process made them", async () => {
      const other = await openState(test.location);
      const { plaintext, key_id } = await other.keys.create({ name: "by another" });
      await other.close();
      expect(await test.state.keys.verify(plaintext)).toMatchObject({ key_id });
    });
  });
