import { describe, expect, it } from "vitest";
import { openState } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

export const apiKeysSuite: StateSuite = (test) =>
  describe("api keys", () => {
    it("are made once, verified, and still known after reopening", async () => {
      await test.state.projects.create({ id: "shop" });
      const { plaintext, ...key } = await test.state.keys.create({
        name: "backend",
        project_id: "shop",
        environment: "test",
        rate_limit: 60,
      });
      expect(plaintext).toMatch(/^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/);
      expect(key).toMatchObject({ name: "backend", prefix: plaintext.slice(0, 8) });
      const caller = {
        key_id: key.key_id,
        project_id: "shop",
        environment: "test",
        scopes: ["ingest", "read"],
        rate_limit: 60,
        monthly_log_quota: null,
        expires_at: null,
      };
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

    it("need a project that there is", async () => {
      await expect(test.state.keys.create({ name: "a", project_id: "shpo" })).rejects.toThrow(
        'There is no project "shpo". Create it first.',
      );
    });

    it("may do what their scopes say", async () => {
      const { plaintext } = await test.state.keys.create({ name: "a", scopes: ["admin"] });
      expect(await test.state.keys.verify(plaintext)).toMatchObject({ scopes: ["admin"] });
    });

    it("end when they expire, known or not", async () => {
      const { keys } = test.state;
      const past = await keys.create({ name: "past", expires_at: "2020-01-01" });
      expect(await keys.verify(past.plaintext)).toBeNull();
      const expires_at = new Date(Date.now() + 1000).toISOString();
      const soon = await keys.create({ name: "soon", expires_at });
      expect(await keys.verify(soon.plaintext)).toMatchObject({ expires_at });
      await expect.poll(() => keys.verify(soon.plaintext)).toBeNull();
    });

    it("end when they are revoked, by their own project only, and stay listed", async () => {
      const { keys } = test.state;
      await test.state.projects.create({ id: "shop" });
      const { plaintext, key_id } = await keys.create({ name: "a", project_id: "shop" });
      expect(await keys.verify(plaintext)).not.toBeNull();
      expect(await keys.revoke({ key_id, project_id: "default" })).toBeNull();
      expect(await keys.verify(plaintext)).not.toBeNull();
      const revoked = await keys.revoke({ key_id, project_id: "shop" });
      expect(revoked).toMatchObject({ key_id, revoked_at: expect.stringMatching(/Z$/) });
      expect(await keys.verify(plaintext)).toBeNull();
      expect(await keys.revoke({ key_id })).toEqual(revoked);
      expect(await keys.list({ project_id: "shop" })).toEqual([revoked]);
      expect(await keys.list({ project_id: "default" })).toEqual([]);
    });

    it("stop within the documented delay when another process revoked them", async () => {
      const { plaintext, key_id } = await test.state.keys.create({ name: "a" });
      expect(await test.state.keys.verify(plaintext)).not.toBeNull();
      const other = await openState(test.location);
      await other.keys.revoke({ key_id });
      await other.close();
      await expect.poll(() => test.state.keys.verify(plaintext)).toBeNull();
    });

    it("work at once when another process made them", async () => {
      const other = await openState(test.location);
      const { plaintext, key_id } = await other.keys.create({ name: "by another" });
      await other.close();
      expect(await test.state.keys.verify(plaintext)).toMatchObject({ key_id });
    });
  });
