import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Program, start } from "./program.ts";

type Log = Record<string, unknown>;

let dataDir: string;
let program: Program;
let logs: Log[];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "kai-start-"));
  program = await start("scripts/start.ts", [], { KAI_PORT: "0", KAI_DATA_DIR: dataDir }, /Ctrl-C stops both/);
  // The command it prints is the command we run.
  const [, address, key] = /curl -s (\S+list\/) -H "Authorization: Bearer (\S+)"/.exec(program.output())!;
  const answer = await fetch(address!, { headers: { authorization: `Bearer ${key}` } });
  logs = ((await answer.json()) as { results: Log[] }).results.toReversed();
});
afterAll(async () => {
  await program.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
});

const content = (log: Log) => (log["completion_message"] as { content: string }).content;

describe("pnpm start", () => {
  it("says where the dashboard is, with the key where only the browser sees it", async () => {
    const link = URL.parse(/Dashboard +(\S+)/.exec(program.output())![1]!)!;
    const key = new URLSearchParams(link.hash.slice(1)).get("key");
    expect(program.output()).toContain(`API key           ${key}`);
    const page = await fetch(link, { headers: { accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
  });

  it("logs every call of the example, once", () => {
    expect(program.output()).toContain("5 calls of the example were logged");
    expect(logs).toHaveLength(5);
  });

  it("logs a plain call completely", () => {
    const log = logs[1]!;
    expect(log).toMatchObject({
      log_type: "chat",
      model: "gpt-4o-mini-2024-07-18",
      full_request: { model: "gpt-4o-mini" },
      stream: false,
      status: "success",
      status_code: 200,
      temperature: 0.3,
      customer_identifier: "customer_anna",
      customer_name: "Anna Weber",
      customer_email: "anna@example.com",
      thread_identifier: "t1",
      metadata: { feature: "support_chat" },
      cost_source: "price_table",
      environment: "prod",
      finish_reason: "stop",
      error_message: null,
      warnings: null,
    });
    expect(JSON.parse(log["input"] as string)).toEqual(
      [
        { role: "system", content: expect.stringContaining("small shop") },
        { role: "user", content: "Where is my order?" },
        { role: "assistant", content: content(logs[0]!) },
        { role: "user", content: "Can I still change the address?" },
      ].map((message) => expect.objectContaining(message)),
    );
    expect(content(log)).not.toBe("");
    expect(log["prompt_tokens"]).toBeGreaterThan(20);
    expect(log["completion_tokens"]).toBeGreaterThan(0);
    expect(log["total_request_tokens"]).toBe((log["prompt_tokens"] as number) + (log["completion_tokens"] as number));
    expect(log["cost"]).toBeGreaterThan(0);
    expect(log["latency"]).toBeGreaterThan(0);
  });

  it("logs a streamed call completely, with the time to its first token", () => {
    const log = logs[2]!;
    expect(log).toMatchObject({
      stream: true,
      status: "success",
      status_code: 200,
      customer_identifier: "customer_ben",
      thread_identifier: "t2",
      metadata: { feature: "support_chat", streamed: true },
    });
    expect(content(log).split(" ").length).toBeGreaterThan(3);
    expect(log["completion_tokens"]).toBeGreaterThan(0);
    expect(log["cost"]).toBeGreaterThan(0);
    expect(log["time_to_first_token"]).toBeGreaterThan(0);
    expect(log["time_to_first_token"]).toBeLessThan(log["latency"] as number);
    expect(log["tokens_per_second"]).toBeGreaterThan(0);
  });

  it("logs a call the customer left as cancelled, with what had come", () => {
    const log = logs[4]!;
    expect(log).toMatchObject({
      stream: true,
      status: "cancelled",
      status_code: 499,
      customer_identifier: "customer_ben",
      thread_identifier: "t4",
    });
    expect(content(log)).not.toBe("");
  });

  it("stops everything it started", async () => {
    const [, address] = /kai +(http:\S+)/.exec(program.output())!;
    await program.end("SIGTERM");
    await expect
      .poll(() =>
        fetch(`${address}/healthz`).then(
          () => "alive",
          () => "gone",
        ),
      )
      .toBe("gone");
  });
});
