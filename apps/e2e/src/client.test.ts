import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kai } from "@kai/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, startServer } from "./program.ts";

const apiKey = "client00.0123456789abcdef0123456789abcdef";
let dataDir: string;
let server: Program;
let kai: Kai;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-client-"));
  server = await startServer(dataDir, apiKey);
  kai = new Kai({ apiKey, baseUrl: server.found });
});
afterAll(async () => {
  await server.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
});

const conversation = [{ role: "user", content: "Hello" }];

describe("the client against the server", () => {
  it("creates a log and reads the same values back", async () => {
    const { id } = await kai.logs.create({
      input: conversation,
      output: { role: "assistant", content: "Hi" },
      cost: 0.5,
      metadata: { n: 1, nested: { deep: [true] } },
    });
    expect(await kai.logs.get(id)).toMatchObject({
      id,
      input: conversation,
      output: { role: "assistant", content: "Hi" },
      cost: 0.5,
      metadata: { n: 1, nested: { deep: [true] } },
      model: null,
    });
  });

  it("queues many and loses none", async () => {
    for (let i = 0; i < 250; i++) kai.logs.enqueue({ input: `question ${i}`, thread_identifier: "queued" });
    expect(await kai.flush({ timeoutMs: 10_000 })).toBe(true);
    expect(kai.stats()).toMatchObject({ sent: 250, queued: { count: 0 }, dropped: {} });
    await expect
      .poll(async () => (await kai.logs.list({ filters: { thread_identifier: "queued" }, page_size: 1 })).count)
      .toBe(250);
  });

  it("lists by filters and pages by cursor", async () => {
    const first = await kai.logs.list({
      filters: { thread_identifier: { operator: "", value: "queued" } },
      page_size: 200,
    });
    const second = await kai.logs.list({
      filters: { thread_identifier: "queued" },
      page_size: 200,
      cursor: first.next_cursor!,
    });
    expect(first.results.length + second.results.length).toBe(250);
    expect(new Set([...first.results, ...second.results].map(({ id }) => id)).size).toBe(250);
  });

  it("turns refusals into errors that name the field", async () => {
    await expect(kai.logs.create({ latency: -1 })).rejects.toMatchObject({
      status: 422,
      retryable: false,
      errors: { latency: [expect.stringContaining("seconds")] },
    });
    await expect(kai.logs.get("nope")).rejects.toMatchObject({ status: 404, code: "not_found" });
    await expect(new Kai({ apiKey: "wrong", baseUrl: server.found }).logs.list()).rejects.toMatchObject({
      status: 401,
      code: "unauthorized",
    });
  });
});
