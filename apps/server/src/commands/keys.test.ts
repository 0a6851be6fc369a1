import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kai } from "../test-command.ts";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const onServer = (...args: string[]) => kai([...args, "--data-dir", server.dataDir]);
const list = (key: string) =>
  server.request("GET", "/api/request-logs/list/", undefined, { authorization: `Bearer ${key}` });

describe("kai keys, while the server runs", () => {
  it("makes a key that works, prints it once, and ends it", async () => {
    const made = await onServer("keys", "create", "backend");
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\w{8}\.\w{32}\n$/) });
    const key = made.stdout.trim();
    expect((await list(key)).status).toBe(200);

    const listed = await onServer("keys", "list", "--json");
    expect(listed.stdout).not.toContain(key.slice(9));
    const rows = listed.stdout.trim().split("\n");
    const { key_id } = rows
      .map((row) => JSON.parse(row) as Record<string, string>)
      .find(({ name }) => name === "backend")!;
    expect(await onServer("keys", "revoke", key_id!)).toMatchObject({ code: 0 });
    await expect.poll(async () => (await list(key)).status).toBe(401);
    expect((await onServer("keys", "list")).stdout).toMatch(new RegExp(`${key_id}.*revoked 2`));
  });

  it("gives a key its project, scopes and limits, and writes down who did it", async () => {
    expect(await onServer("projects", "create", "shop")).toMatchObject({ code: 0 });
    const options = ["--scopes", "ingest,admin", "--environment", "test", "--rate-limit", "5", "--expires", "30d"];
    const made = await onServer("keys", "create", "ci", "--project", "shop", "--json", ...options);
    const key = JSON.parse(made.stdout) as Record<string, string>;
    expect(key).toMatchObject({ project_id: "shop", environment: "test", scopes: ["ingest", "admin"], rate_limit: 5 });
    expect(Date.parse(key["expires_at"]!)).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    const audit = await server.request("GET", "/api/audit/", undefined, { authorization: `Bearer ${key["key"]}` });
    expect(audit.json["results"]).toMatchObject([
      { actor: "cli", action: "keys.create", target: key["key_id"], address: null },
      { actor: "cli", action: "projects.create", target: "shop" },
    ]);
  });

  it.each<[string[], number, RegExp]>([
    [["keys", "create"], 2, /NAME is missing\. Try: kai keys create --help/],
    [["keys", "create", "x", "--scopes", "read,write"], 2, /--scopes knows ingest, read, admin, gateway, not "write"/],
    [["keys", "create", "x", "--expires", "soon"], 2, /--expires must be a time/],
    [["keys", "create", "x", "--project", "none"], 1, /There is no project "none"/],
    [["keys", "revoke", "kai_none"], 1, /There is no key "kai_none"/],
  ])("refuses %j with code %i", async (args, code, message) => {
    expect(await onServer(...args)).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(message) });
  });
});

it("tells of a directory without a state, and makes none", async () => {
  const elsewhere = join(server.dataDir, "mistyped");
  for (let times = 0; times < 2; times++) {
    const { code, stderr } = await kai(["keys", "list", "--data-dir", elsewhere]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`no state in ${elsewhere}`) });
  }
});
