import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { connectState } from "./connect-state.ts";
import { inspectState } from "./inspect-state.ts";
import { openState } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

export const inspectStateSuite: StateSuite = (test) =>
  describe("an inspection", () => {
    it("finds nothing wrong with a state that is in use", async () => {
      const found = await inspectState(test.location);
      expect(found).toMatchObject({
        schema: { version: expect.stringMatching(/^\d{3}-/), pending: [], isNewer: false },
        damage: [],
        secrets: { kept: 0, unreadable: 0 },
      });
      if (found.now) expect(Math.abs(found.now.getTime() - Date.now())).toBeLessThan(60_000);
      else expect(test.location).toHaveProperty("path");
    });

    it("finds a newer state, and one that is behind, and changes neither", async () => {
      const { database } = await connectState(test.location, () => {});
      const changes = database.withTables<{ kysely_migration: { name: string; timestamp: string } }>();
      const { schema } = await inspectState(test.location);
      await changes.deleteFrom("kysely_migration").where("name", "=", schema.version!).execute();
      for (let times = 0; times < 2; times++)
        expect(await inspectState(test.location)).toMatchObject({
          schema: { pending: [schema.version], isNewer: false },
          secrets: undefined,
        });
      const names = [schema.version!, "999-of-tomorrow"];
      await changes
        .insertInto("kysely_migration")
        .values(names.map((name) => ({ name, timestamp: "2026-01-01" })))
        .execute();
      expect(await inspectState(test.location)).toMatchObject({
        schema: { version: "999-of-tomorrow", pending: [], isNewer: true },
      });
      await database.destroy();
    });

    it("counts secrets that our keys do not open", async () => {
      const [key, other] = [randomBytes(32).toString("hex"), randomBytes(32).toString("base64")];
      const state = await openState(test.location, { secretKeys: key });
      const credentials = { api_key: "sk-1234" };
      const lists = { available_models: null, exclude_models: null };
      await state.providerCredentials.create({
        ...lists,
        project_id: "default",
        provider_id: "openai",
        label: "",
        weight: 1,
        credentials,
      });
      const members = [
        { model: "a", weight: 1, credentials },
        { model: "b", weight: 1 },
      ];
      await state.loadBalanceGroups.save({ project_id: "default", group_id: "g", name: "g", members });
      await state.close();
      const counts = async (keys?: string) => (await inspectState(test.location, keys)).secrets;
      expect(await counts(key)).toEqual({ kept: 2, unreadable: 0 });
      expect(await counts(`${other},${key}`)).toEqual({ kept: 2, unreadable: 0 });
      expect(await counts(other)).toEqual({ kept: 2, unreadable: 2 });
      expect(await counts()).toEqual({ kept: 2, unreadable: 2 });
      await expect(counts("short")).rejects.toThrow("32 bytes");
    });
  });
