import { setTimeout as sleep } from "node:timers/promises";
import * as zlib from "node:zlib";
import type { LogCreate } from "@kai/schema/log";
import { type MockProvider, startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import undici6 from "undici-6";
import undici7 from "undici-7";
import { runWithContext } from "./scope.ts";
import { startCapture } from "./test-capture.ts";

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 2 });
});
afterAll(() => provider.close());

type Call = (body: string) => Promise<unknown>;

/** Makes calls for as many customers at once, each of whom says who they are. */
async function callAll(count: number, call: Call): Promise<void> {
  const customers = Array.from({ length: count }, (_, index) => `customer_${index}`);
  const callFor = async (customer: string, index: number) => {
    await sleep(index % 7);
    const messages = [{ role: "user", content: customer }];
    await call(JSON.stringify({ model: "gpt-4o-mini", messages, stream: index % 2 === 0 }));
  };
  await Promise.all(
    customers.map((customer, index) =>
      runWithContext({ customer_identifier: customer }, () => callFor(customer, index)),
    ),
  );
}

const url = () => `${provider.url}/chat/completions`;
const post = (body: string) => ({ method: "POST", headers: { "content-type": "application/json" }, body });

it("gives each of a hundred customers at once their own calls", async () => {
  const capture = startCapture();
  const client = new OpenAI({ apiKey: "sk-test", baseURL: provider.url });
  await callAll(100, async (body) => {
    const answer = Object(await client.chat.completions.create(JSON.parse(body) as never));
    if (!(Symbol.asyncIterator in answer)) return;
    for await (const event of answer as AsyncIterable<object>) expect(event).toHaveProperty("choices");
  });
  const records = await capture.records(100);
  expect(attribution(records)).toEqual({ known: 100, wrong: [] });
  expect(new Set(records.map(({ status }) => status))).toEqual(new Set(["success"]));
});

describe("when undici holds requests back for one of three connections: no customer rather than the wrong one", () => {
  it.each([
    ["undici 6", undici6],
    ["undici 7", undici7],
  ])("%s", async (_, { Agent, request }) => {
    const dispatcher = new Agent({ connections: 3 });
    const call: Call = async (body) => (await request(url(), { ...post(body), dispatcher } as never)).body.text();
    const { wrong, known } = attribution(await recordsOf(call));
    expect(wrong).toEqual([]);
    expect(known).toBeGreaterThanOrEqual(3);
    await dispatcher.close();
  });

  it.runIf("createZstdDecompress" in zlib)("undici 8, which knows whose each is", async () => {
    const { Agent, request } = await import("undici-8");
    const dispatcher = new Agent({ connections: 3 });
    const capture = startCapture();
    await callAll(100, async (body) => (await request(url(), { ...post(body), dispatcher })).body.text());
    expect(attribution(await capture.records(100))).toEqual({ known: 100, wrong: [] });
    await dispatcher.close();
  });

  it("the fetch of Node", async () => {
    await fetch(provider.url);
    // Node 24 and later keep it under the second name.
    const keys = ["undici.globalDispatcher.2", "undici.globalDispatcher.1"].map((name) => Symbol.for(name));
    const global = Reflect.get(
      globalThis,
      keys.find((key) => key in globalThis)!,
    ) as object;
    const dispatcher = Reflect.construct(global.constructor, [{ connections: 3 }]) as NonNullable<
      RequestInit["dispatcher"]
    >;
    const call: Call = async (body) => (await fetch(url(), { ...post(body), dispatcher })).text();
    const { wrong, known } = attribution(await recordsOf(call));
    expect(wrong).toEqual([]);
    expect(known).toBeGreaterThanOrEqual(3);
    await dispatcher.close();
  });

  /** Three calls find a connection free, the others wait. */
  async function recordsOf(call: Call): Promise<LogCreate[]> {
    const capture = startCapture();
    await callAll(100, call);
    const records = await capture.records(100);
    expect(capture.handle.stats().unattributed).toBeGreaterThan(0);
    return records;
  }
});

it("gives a request that undici itself sends again to no customer rather than to the wrong one", async () => {
  const { Agent, RetryAgent, request } = undici7;
  const agent = new Agent();
  const dispatcher = new RetryAgent(agent, { methods: ["POST"], minTimeout: 5 });
  const capture = startCapture();
  provider.script(...Array.from({ length: 10 }, () => ({ kind: "status" as const, status: 503 })));
  await callAll(10, async (body) => (await request(url(), { ...post(body), dispatcher })).body.text());
  await agent.close();
  const { wrong, known } = attribution(await capture.records(20));
  expect(wrong).toEqual([]);
  expect(known).toBeGreaterThanOrEqual(10);
});

/** How many calls have a customer, and whose call went to another one: an empty list, or people see each other's logs. */
function attribution(records: LogCreate[]) {
  const known = records.filter(({ customer_identifier }) => customer_identifier !== undefined);
  const askedBy = ({ input }: LogCreate) => (input as [{ content: string }])[0].content;
  return { known: known.length, wrong: known.filter((record) => askedBy(record) !== record.customer_identifier) };
}
