import { describe, expect, it } from "vitest";
import type { StateSuite } from "./state-suite.ts";

const shop = { project_id: "shop", environment: "prod" } as const;
const jo = { ...shop, customer_identifier: "jo" };

export const customersSuite: StateSuite = (test) =>
  describe("customers", () => {
    it("are made, changed in what is said, found and deleted", async () => {
      const { customers } = test.state;
      const made = await customers.upsert(jo, { name: "Jo", period_budget: 12.5, metadata: { plan: "pro" } });
      expect(made).toMatchObject({ ...jo, name: "Jo", email: null, period_budget: 12.5, metadata: { plan: "pro" } });
      const changed = await customers.upsert(jo, { email: "jo@example.com", period_budget: null });
      const said = { email: "jo@example.com", period_budget: null, updated_at: changed.updated_at };
      expect(changed).toEqual({ ...made, ...said });
      await test.reopen();
      expect(await test.state.customers.get(jo)).toEqual(changed);
      expect(await test.state.customers.delete(jo)).toBe(true);
      expect(await test.state.customers.delete(jo)).toBe(false);
      expect(await test.state.customers.get(jo)).toBeNull();
    });

    it("are changed only by what is news", async () => {
      const { customers } = test.state;
      expect(await customers.ensure(jo, {})).toBeNull();
      const made = await customers.ensure(jo, { period_budget: 5, metadata: { plan: "pro" } });
      expect(made).toMatchObject({ ...jo, period_budget: 5 });
      expect(await customers.ensure(jo, { period_budget: 5, metadata: { plan: "pro" } })).toEqual(made);
      expect(await customers.ensure(jo, { period_budget: 6 })).toMatchObject({
        period_budget: 6,
        metadata: { plan: "pro" },
      });
    });

    it("are those of one project and environment", async () => {
      const { customers } = test.state;
      await customers.upsert(jo, { name: "Jo" });
      for (const other of [
        { ...jo, project_id: "other" },
        { ...jo, environment: "test" as const },
      ]) {
        expect(await customers.get(other)).toBeNull();
        expect(await customers.delete(other)).toBe(false);
        expect(await customers.list({ ...other, limit: 10 })).toEqual({ count: 0, results: [] });
      }
      expect(await customers.get(jo)).not.toBeNull();
    });

    it("are listed page by page, and searched for as text in any case", async () => {
      const { customers } = test.state;
      await customers.upsert({ ...shop, customer_identifier: "a" }, { name: "Ada" });
      await customers.upsert({ ...shop, customer_identifier: "b" }, { email: "Bob_100%@example.com" });
      await customers.upsert({ ...shop, customer_identifier: "c" }, {});
      const ids = async (query: { search?: string; limit?: number; offset?: number }) => {
        const { count, results } = await customers.list({ ...shop, limit: 10, ...query });
        return [count, ...results.map(({ customer_identifier }) => customer_identifier)];
      };
      expect(await ids({ limit: 2 })).toEqual([3, "a", "b"]);
      expect(await ids({ limit: 2, offset: 2 })).toEqual([3, "c"]);
      expect(await ids({ search: "aD" })).toEqual([1, "a"]);
      expect(await ids({ search: "b_100%" })).toEqual([1, "b"]);
      expect(await ids({ search: "%" })).toEqual([1, "b"]);
      expect(await ids({ search: "\\" })).toEqual([0]);
    });

    it("are noted from logs later, together, the last word on each field first", async () => {
      const { customers, customerNotes } = test.state;
      customerNotes.note(jo, { name: "J", email: "jo@example.com" });
      customerNotes.note(jo, { name: "Jo" });
      await customerNotes.flush();
      const written = await customers.get(jo);
      expect(written).toMatchObject({ name: "Jo", email: "jo@example.com" });
      customerNotes.note(jo, { name: "Jo", email: "jo@example.com" });
      customerNotes.note({ ...shop, customer_identifier: "second" }, {});
      await test.reopen();
      expect(await test.state.customers.get({ ...shop, customer_identifier: "second" })).not.toBeNull();
    });

    it("are written once while what logs say is the same", async () => {
      const { customers, customerNotes } = test.state;
      customerNotes.note(jo, { name: "Jo" });
      await customerNotes.flush();
      await customers.delete(jo);
      customerNotes.note(jo, { name: "Jo" });
      await customerNotes.flush();
      expect(await customers.get(jo)).toBeNull();
      customerNotes.note(jo, { name: "Joe" });
      await customerNotes.flush();
      expect(await customers.get(jo)).toMatchObject({ name: "Joe" });
    });

    it("are noted although the database refuses another", async () => {
      const { customers, customerNotes } = test.state;
      customerNotes.note({ ...shop, customer_identifier: "bad" }, { rate_limit: 1e12 });
      customerNotes.note(jo, { name: "Jo" });
      await customerNotes.flush();
      expect(await customers.get(jo)).toMatchObject({ name: "Jo" });
    });
  });
