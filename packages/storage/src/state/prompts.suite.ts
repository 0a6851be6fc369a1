import { limits } from "@kai/schema";
import { describe, expect, it } from "vitest";
import type { StateSuite } from "./state-suite.ts";

const settings = { name: "Support reply", description: "", tags: ["support"], starred: false };
const content = { messages: [{ role: "user" as const, content: "{{question}}" }], model: "m" };
const by = "kai_1";

export const promptsSuite: StateSuite = (test) =>
  describe("prompts", () => {
    const make = (more: object = {}) =>
      test.state.prompts.create({ ...settings, project_id: "shop", by, prompt_slug: "reply", ...more });
    const key = { project_id: "shop", prompt_id: "reply" };
    const add = (said: object = {}) => test.state.promptVersions.create(key, { content, description: "", by, ...said });

    it("are kept, found by id and slug, and listed in their project alone", async () => {
      const made = await make();
      expect(made).toMatchObject({ ...settings, prompt_slug: "reply", created_by: by, current_version: null });
      await make({ project_id: "other" });
      await make({ name: "100% Sure?", prompt_slug: undefined });
      await test.reopen();
      const { prompts } = test.state;
      expect(await prompts.get(key)).toEqual(made);
      expect(await prompts.get({ ...key, prompt_id: made.prompt_id })).toEqual(made);
      expect(await prompts.get({ project_id: "other", prompt_id: made.prompt_id })).toBeNull();
      const page = { project_id: "shop", limit: 1, offset: 0 };
      expect(await prompts.list(page)).toMatchObject({ count: 2, results: [{ prompt_slug: "100-sure" }] });
      expect(await prompts.list({ ...page, offset: 1 })).toEqual({ count: 2, results: [made] });
      expect(await prompts.list({ ...page, search: "0% SURE" })).toMatchObject({ count: 1 });
      expect(await prompts.list({ ...page, search: "_" })).toMatchObject({ count: 0 });
    });

    it("have slugs of their own", async () => {
      await make();
      await expect(make()).rejects.toMatchObject({ code: "exists" });
      const [one, other] = [await make({ prompt_slug: undefined }), await make({ prompt_slug: undefined })];
      expect(one.prompt_slug).toBe("support-reply");
      expect(other.prompt_slug).toMatch(/^support-reply-[0-9a-f]{8}$/);
    });

    it("change in what is said, and go with their versions", async () => {
      await make();
      await add();
      const changed = await test.state.prompts.update(key, { starred: true, tags: [], by: "kai_2" });
      expect(changed).toMatchObject({ name: "Support reply", starred: true, tags: [], updated_by: "kai_2" });
      expect(await test.state.prompts.update({ ...key, project_id: "other" }, { name: "x", by })).toBeNull();
      expect(await test.state.prompts.delete({ ...key, project_id: "other" })).toBeNull();
      expect(await test.state.prompts.delete(key)).toBe(changed?.prompt_id);
      await make();
      expect(await test.state.promptVersions.list({ ...key, limit: 9, offset: 0 })).toEqual({ count: 0, results: [] });
    });

    it("have one draft, and committed versions that never change", async () => {
      const { promptVersions, prompts } = test.state;
      expect(await add()).toBeNull();
      await make();
      expect(await add()).toMatchObject({ version: 1, content, committed_at: null, is_live: false });
      const revise = (old: object) => ({ ...content, ...old, temperature: 0 });
      const draft = { ...key, version: "latest" } as const;
      const revised = await promptVersions.update(draft, { revise, description: "cool", by: "kai_2" });
      expect(revised).toMatchObject({
        content: { model: "m", temperature: 0 },
        description: "cool",
        updated_by: "kai_2",
      });
      expect(await add({ by: "kai_3" })).toMatchObject({ version: 2, committed_at: null });
      const first = { ...key, version: 1 };
      const committed = await promptVersions.get(first);
      expect(committed).toMatchObject({
        committed_at: expect.any(String),
        committed_by: "kai_3",
        content: { temperature: 0 },
      });
      await expect(promptVersions.update(first, { revise, by })).rejects.toMatchObject({ code: "committed" });
      await expect(promptVersions.delete({ ...first, by })).rejects.toMatchObject({ code: "committed" });
      expect(await promptVersions.get(first)).toEqual(committed);
      expect(await promptVersions.delete({ ...draft, by })).toMatchObject({ version: 2 });
      expect(await prompts.get(key)).toMatchObject({ commit_count: 1, current_version: { version: 1 } });
      expect(await add()).toMatchObject({ version: 3 });
      const listed = await promptVersions.list({ ...key, limit: 1, offset: 1 });
      expect(listed).toMatchObject({ count: 2, results: [{ version: 1 }] });
    });

    it("answer with the deployed version, the newest or a given one", async () => {
      const { promptVersions, prompts } = test.state;
      expect(await promptVersions.usable(key)).toBeNull();
      const { prompt_id, name } = await make();
      await add();
      expect(await promptVersions.usable(key)).toEqual({ prompt_id, name, version: null });
      expect(await promptVersions.deploy({ ...key, version: 1, by: "kai_2" })).toMatchObject({
        is_live: true,
        committed_by: "kai_2",
      });
      await add();
      const version = (number: number) => ({ prompt_id, name, version: { version: number, content } });
      expect(await promptVersions.usable(key)).toEqual(version(1));
      expect(await promptVersions.usable({ ...key, version: "latest" })).toEqual(version(2));
      expect(await promptVersions.usable({ ...key, prompt_id, version: 2 })).toEqual(version(2));
      expect(await promptVersions.usable({ ...key, version: 3 })).toMatchObject({ version: null });
      await promptVersions.deploy({ ...key, version: 2, by });
      expect(await promptVersions.usable(key)).toEqual(version(2));
      await promptVersions.deploy({ ...key, version: 1, by });
      expect(await promptVersions.usable(key)).toEqual(version(1));
      expect(await prompts.get(key)).toMatchObject({ live_version: { version: 1 }, current_version: { version: 2 } });
      expect(await promptVersions.usable({ ...key, project_id: "other" })).toBeNull();
      expect(await promptVersions.deploy({ ...key, project_id: "other", version: 1, by })).toBeNull();
    });

    it("number what is made at once one after the other", async () => {
      await make();
      const made = await Promise.all(Array.from({ length: 8 }, () => add()));
      expect(new Set(made.map((each) => each?.version))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
      expect(await test.state.prompts.get(key)).toMatchObject({ commit_count: 7, current_version: { version: 8 } });
    });

    it("have no more versions than they may", async () => {
      await make();
      for (let made = 0; made < limits.promptVersions; made++) await add();
      await expect(add()).rejects.toMatchObject({ code: "full" });
    });
  });
