import { describe, expect, it } from "vitest";
import { ProjectError } from "./projects.ts";
import type { StateSuite } from "./state-suite.ts";

export const projectsSuite: StateSuite = (test) =>
  describe("projects", () => {
    it("are made once, beside the default one, and kept", async () => {
      const shop = await test.state.projects.create({ id: "shop", name: "The shop" });
      expect(shop).toEqual({ id: "shop", name: "The shop", created_at: expect.stringMatching(/^2\d{3}-.*Z$/) });
      await expect(test.state.projects.create({ id: "shop" })).rejects.toThrow('There is a project "shop" already.');
      await test.reopen();
      expect((await test.state.projects.list()).map(({ id, name }) => [id, name])).toEqual([
        ["default", "default"],
        ["shop", "The shop"],
      ]);
    });

    it.each(["", "Shop", "-shop", "a b", "*", "x".repeat(64)])("are not called %j", async (id) => {
      await expect(test.state.projects.create({ id })).rejects.toThrow(ProjectError);
      expect(await test.state.projects.list()).toHaveLength(1);
    });
  });
