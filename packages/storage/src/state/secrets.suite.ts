import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openState, type State } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

const sentinel = "sk-SENTINEL-0123456789-abcd";
const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("hex")];
const set = {
  project_id: "shop",
  provider_id: "acme",
  label: "main",
  weight: 2,
  available_models: ["m"],
  exclude_models: null,
  credentials: { api_key: sentinel, api_version: "2024-10-21" },
};
const group = {
  project_id: "shop",
  group_id: "chat",
  name: "Chat",
  members: [
    { model: "a", weight: 1, credentials: { api_key: sentinel } },
    { model: "b", weight: 3 },
  ],
};

export const secretsSuite: StateSuite = (test) =>
  describe("secrets", () => {
    const using = async (secretKeys: string | undefined, use: (state: State) => Promise<void>) => {
      const state = await openState(test.location, { secretKeys });
      try {
        await use(state);
      } finally {
        await state.close();
      }
    };

    it("are encrypted, shown by their last characters, and used in clear in their project alone", () =>
      using(first, async ({ providerCredentials, loadBalanceGroups }) => {
        const made = await providerCredentials.create(set);
        expect(made).toMatchObject({ ...set, credentials: { api_key: "…abcd", api_version: "2024-10-21" } });
        const saved = await loadBalanceGroups.save(group);
        expect(saved.members).toEqual([{ model: "a", weight: 1, credentials: { api_key: "…abcd" } }, group.members[1]]);
        const shown = [await providerCredentials.list("shop"), await loadBalanceGroups.list("shop")];
        expect(shown).toEqual([[made], [saved]]);
        const usable = { id: made.id, weight: 2, available_models: ["m"], credentials: set.credentials };
        expect(await providerCredentials.usable("shop", "acme")).toEqual([usable]);
        expect(await loadBalanceGroups.usable(group)).toEqual(group.members);

        const key = { project_id: "other", id: made.id, group_id: "chat" };
        expect(await providerCredentials.usable("other", "acme")).toEqual([]);
        expect(await providerCredentials.update(key, { weight: 9 })).toBeNull();
        expect(await providerCredentials.delete(key)).toBe(false);
        expect(await loadBalanceGroups.usable(key)).toBeNull();
        expect(await loadBalanceGroups.delete(key)).toBe(false);
      }));

    it("can be changed and deleted", () =>
      using(first, async ({ providerCredentials, loadBalanceGroups }) => {
        const { id } = await providerCredentials.create(set);
        const key = { id, project_id: "shop" };
        expect(await providerCredentials.update(key, { weight: 5, available_models: null })).toMatchObject({
          weight: 5,
          available_models: null,
          label: "main",
        });
        await providerCredentials.update(key, { credentials: { api_key: "short" } });
        expect(await providerCredentials.list("shop")).toMatchObject([{ credentials: { api_key: "…" } }]);
        expect(await providerCredentials.usable("shop", "acme")).toMatchObject([{ credentials: { api_key: "short" } }]);
        expect(await providerCredentials.delete(key)).toBe(true);
        expect(await providerCredentials.usable("shop", "acme")).toEqual([]);
        await loadBalanceGroups.save(group);
        await loadBalanceGroups.save({ ...group, members: [{ model: "c", weight: 1 }] });
        expect(await loadBalanceGroups.usable(group)).toEqual([{ model: "c", weight: 1 }]);
        expect(await loadBalanceGroups.delete(group)).toBe(true);
        expect(await loadBalanceGroups.usable(group)).toBeNull();
      }));

    it("are not kept without a key, and need the key that they were encrypted with", async () => {
      await expect(test.state.providerCredentials.create(set)).rejects.toThrow(/set KAI_SECRET_KEY/);
      await expect(test.state.loadBalanceGroups.save(group)).rejects.toThrow(/set KAI_SECRET_KEY/);
      await test.state.loadBalanceGroups.save({ ...group, group_id: "open", members: [group.members[1]!] });
      await using(first, async ({ providerCredentials }) => void (await providerCredentials.create(set)));
      await using(second, async ({ providerCredentials }) => {
        await expect(providerCredentials.usable("shop", "acme")).rejects.toThrow(/KAI_SECRET_KEY lacks the key/);
      });
      await using(`${second}, ${first}`, async ({ providerCredentials }) => {
        await providerCredentials.create({ ...set, label: "new" });
        expect(await providerCredentials.usable("shop", "acme")).toHaveLength(2);
      });
      await using(second, async ({ providerCredentials }) => {
        await expect(providerCredentials.usable("shop", "acme")).rejects.toThrow(/KAI_SECRET_KEY lacks the key/);
      });
    });

    it("refuse a key that is none, without repeating it", async () => {
      const opened = openState(test.location, { secretKeys: "not-a-key" });
      await expect(opened).rejects.toThrow(/KAI_SECRET_KEY must hold 32 bytes/);
      await expect(opened).rejects.not.toThrow(/not-a-key/);
    });
  });
