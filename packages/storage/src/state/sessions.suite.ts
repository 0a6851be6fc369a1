import { keyScopes } from "@kai/schema";
import { afterEach, describe, expect, it, vi } from "vitest";
import { mostSessions, sessionDays, sessionIdleDays } from "./sessions.ts";
import { openState } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

const dayMs = 86_400_000;
const password = "correct horse battery";
const browser = { address: "192.0.2.7", user_agent: "Firefox" };

export const sessionsSuite: StateSuite = (test) => {
  const byKey = async (key: Partial<Parameters<typeof test.state.keys.create>[0]> = {}) => {
    const { key_id } = await test.state.keys.create({ name: "a", ...key });
    return { via: "key", credential_id: key_id } as const;
  };
  const byPassword = async () =>
    ({ via: "password", credential_id: await test.state.passwords.set(password) }) as const;
  const inDays = (days: number) => vi.setSystemTime(Date.now() + days * dayMs);

  describe("sessions", () => {
    afterEach(() => void vi.useRealTimers());

    it("may do what their key may, in every process and after a restart, under tokens that nobody guesses", async () => {
      await test.state.projects.create({ id: "shop" });
      const by = await byKey({ project_id: "shop", environment: "test", scopes: ["read"], rate_limit: 5 });
      const { token, session } = await test.state.sessions.create(by, browser);
      expect(token).toMatch(/^[\w-]{43}$/);
      const caller = { key_id: by.credential_id, project_id: "shop", environment: "test", scopes: ["read"] };
      expect(session).toMatchObject({ via: "key", caller: { ...caller, rate_limit: 5 } });
      await test.reopen();
      expect(await test.state.sessions.find(token)).toEqual(session);
      expect(await test.state.sessions.find(`${token.slice(0, -1)}-`)).toBeNull();
      expect((await test.state.sessions.create(by, browser)).token).not.toBe(token);
    });

    it("end with their key, also when it becomes valid again, and with its time", async () => {
      const { sessions, keys } = test.state;
      const { key_id } = await keys.ensure("of my own", { name: "a" });
      const { token } = await sessions.create({ via: "key", credential_id: key_id }, browser);
      await keys.revoke({ key_id, project_id: "another" });
      expect(await sessions.find(token)).not.toBeNull();
      await keys.revoke({ key_id });
      expect(await sessions.find(token)).toBeNull();
      await keys.ensure("of my own", { name: "a" });
      await test.reopen();
      expect(await test.state.sessions.find(token)).toBeNull();

      const expires_at = new Date(Date.now() + 500).toISOString();
      const soon = await test.state.sessions.create(await byKey({ expires_at }), browser);
      expect(soon.session.expires_at).toBe(expires_at);
      await expect.poll(() => test.state.sessions.find(soon.token)).toBeNull();
    });

    it("end when somebody ends them, in other processes too", async () => {
      const { token } = await test.state.sessions.create(await byKey(), browser);
      const other = await openState(test.location);
      expect(await other.sessions.find(token)).not.toBeNull();
      await test.state.sessions.end(token);
      expect(await test.state.sessions.find(token)).toBeNull();
      await expect.poll(() => other.sessions.find(token)).toBeNull();
      await other.close();
    });

    it("end when they are not used for days, and however much they are used", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const by = await byKey();
      const idle = await test.state.sessions.create(by, browser);
      const used = await test.state.sessions.create(by, browser);
      for (let days = 0; days < sessionDays - sessionIdleDays; days += sessionIdleDays - 1) {
        inDays(sessionIdleDays - 1);
        expect(await test.state.sessions.find(used.token), String(days)).not.toBeNull();
        await test.reopen();
      }
      expect(await test.state.sessions.find(idle.token)).toBeNull();
      const { expires_at } = (await test.state.sessions.find(used.token))!;
      expect(Date.parse(expires_at)).toBeLessThan(Date.parse(used.session.expires_at) + sessionDays * dayMs);
      inDays(sessionIdleDays);
      expect(await test.state.sessions.find(used.token)).toBeNull();
    });

    it("are so many for each key that the least used makes room, and no other key's", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const { sessions } = test.state;
      const others = await sessions.create(await byKey(), browser);
      const by = await byKey();
      const tokens: string[] = [];
      for (let count = 0; count <= mostSessions; count++) {
        tokens.push((await sessions.create(by, browser)).token);
        vi.setSystemTime(Date.now() + 1000);
      }
      const found = await Promise.all(tokens.map((token) => sessions.find(token)));
      expect(found.map((session) => session !== null)).toEqual([false, ...Array(mostSessions).fill(true)]);
      expect(await sessions.find(others.token)).not.toBeNull();
    });

    it("of the operator may do everything, in one project after the other", async () => {
      await test.state.projects.create({ id: "shop" });
      const { sessions } = test.state;
      const { token, session } = await sessions.create(await byPassword(), browser);
      const caller = { key_id: "operator", scopes: keyScopes, project_id: "default", environment: "prod" };
      expect(session.caller).toMatchObject(caller);
      const elsewhere = { project_id: "shop", environment: "test" } as const;
      const shop = { ...caller, ...elsewhere };
      expect(await sessions.change(token, elsewhere)).toMatchObject({ caller: shop });
      await test.reopen();
      expect(await test.state.sessions.find(token)).toMatchObject({ caller: shop });
      await expect(test.state.sessions.change(token, { project_id: "shpo" })).rejects.toThrow(/no project "shpo"/);
    });

    it("are listed to those who have the same key or password, the last used first, without what opens them", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const { sessions } = test.state;
      const by = await byKey();
      await sessions.create(await byKey(), browser);
      const first = await sessions.create(by, browser);
      inDays(1);
      const second = await sessions.create(by, { address: "::1", user_agent: "x".repeat(1000) });
      inDays(1);
      await sessions.find(first.token);
      const now = new Date().toISOString();
      const list = () => sessions.list({ ...by, token: second.token });
      await expect.poll(list).toEqual([
        { created_at: expect.any(String), used_at: now, expires_at: expect.any(String), ...browser, current: false },
        {
          created_at: expect.any(String),
          used_at: expect.any(String),
          expires_at: second.session.expires_at,
          address: "::1",
          user_agent: "x".repeat(300),
          current: true,
        },
      ]);
      expect(JSON.stringify(await list())).not.toContain(first.token);
      inDays(sessionIdleDays - 1);
      expect(await sessions.list(by)).toMatchObject([{ ...browser, current: false }]);
      inDays(2);
      expect(await sessions.list(by)).toEqual([]);
    });

    it("end together but for one, and no other key's", async () => {
      const { sessions } = test.state;
      const other = await sessions.create(await byKey(), browser);
      const operator = await sessions.create(await byPassword(), browser);
      const by = await byKey();
      const [first, second, third] = [
        await sessions.create(by, browser),
        await sessions.create(by, browser),
        await sessions.create(by, browser),
      ];
      expect(await sessions.endOthers({ ...by, token: second.token })).toBe(2);
      const found = async (...all: { token: string }[]) =>
        Promise.all(all.map(async ({ token }) => (await sessions.find(token)) !== null));
      expect(await found(first, second, third, other, operator)).toEqual([false, true, false, true, true]);
      expect(await sessions.endOthers(by)).toBe(1);
      expect(await found(second, other, operator)).toEqual([false, true, true]);
    });

    it("of a key never leave its project", async () => {
      await test.state.projects.create({ id: "shop" });
      const { sessions } = test.state;
      const { token } = await sessions.create(await byKey(), browser);
      const moved = await sessions.change(token, { project_id: "shop", environment: "test" });
      expect(moved?.caller).toMatchObject({ project_id: "default", environment: "test" });
    });
  });

  describe("the password", () => {
    it("is known by nothing but itself, and is kept as a salted hash", async () => {
      const { passwords } = test.state;
      expect([await passwords.current(), await passwords.verify(password)]).toEqual([null, null]);
      const id = await passwords.set(password);
      expect([await passwords.current(), await passwords.verify(password)]).toEqual([id, id]);
      for (const wrong of ["", `${password} `, password.toUpperCase()])
        expect(await passwords.verify(wrong), wrong).toBeNull();
      await passwords.set("passwörter sind lang".normalize("NFD"));
      expect(await passwords.verify("passwörter sind lang".normalize("NFC"))).not.toBeNull();
    });

    it("ends the sessions of the one before, and only those", async () => {
      const { sessions, passwords } = test.state;
      const key = await sessions.create(await byKey(), browser);
      const before = await byPassword();
      const { token } = await sessions.create(before, browser);
      expect(await passwords.ensure(password)).toBe(false);
      expect(await sessions.find(token)).not.toBeNull();
      expect(await passwords.ensure("another horse battery")).toBe(true);
      expect(await sessions.find(token)).toBeNull();
      expect(await sessions.find(key.token)).not.toBeNull();
      expect(await passwords.verify(password)).toBeNull();
      await expect(sessions.create(before, browser)).rejects.toThrow(/has just ended/);
    });
  });
};
