import { describe, expect, it } from "vitest";
import type { StateSuite } from "./state-suite.ts";

const entry = { project_id: "shop", actor: "cli", action: "keys.create", target: "kai_1", address: null };

export const auditSuite: StateSuite = (test) =>
  describe("the audit", () => {
    it("keeps what was done, the newest first, page by page, by project", async () => {
      const { audit } = test.state;
      for (const target of ["1", "2", "3"]) await audit.record({ ...entry, target });
      await audit.record({ ...entry, project_id: "other", address: "127.0.0.1" });
      const first = await audit.list({ project_id: "shop", limit: 2 });
      expect(first).toMatchObject([
        { ...entry, target: "3", at: expect.stringMatching(/Z$/) },
        { ...entry, target: "2" },
      ]);
      expect(await audit.list({ project_id: "shop", limit: 2, before: first[1]!.id })).toMatchObject([{ target: "1" }]);
      expect(await audit.list({ project_id: "other", limit: 2 })).toMatchObject([{ address: "127.0.0.1" }]);
    });

    it("forgets what is older than 400 days", async () => {
      const { audit } = test.state;
      await audit.record(entry, new Date("2020-01-01"));
      await audit.record({ ...entry, target: "new" });
      expect(await audit.list({ project_id: "shop", limit: 9 })).toMatchObject([{ target: "new" }]);
    });
  });
