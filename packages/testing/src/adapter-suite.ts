import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MockProvider, startMockProvider } from "./mock-provider/mock-provider.ts";
import type { Script } from "./mock-provider/script.ts";

type RecordedLog = Record<string, unknown>;

/**
 * An app in the adapter's framework. Every route makes its calls with the provider's SDK, model `gpt-4o-mini`, from the JSON body `{"question"}`.
 * The customer is the header `x-customer`, which the app may look at only after the adapter has seen the request; the handler adds the header
 * `x-thread` as thread.
 *
 * | route | what it does |
 * | --- | --- |
 * | `POST /ask` | one call; answers the model's text, as it is |
 * | `POST /stream` | one streamed call; passes the text on as it comes, and stops the model when the client leaves |
 * | `POST /two` | two calls at once, the questions followed by ` 1` and ` 2` |
 * | `POST /broken` | one call, then throws |
 * | `POST /healthz` | one call, which the adapter was told to ignore |
 */
export interface AdapterApp {
  url: string;
  /** Resolves when every call that has ended is recorded. */
  settled(): Promise<unknown>;
  close(): Promise<unknown>;
}

export interface AdapterFixture {
  /** Address of the provider, for the SDK's `baseURL`. */
  providerUrl: string;
  /** Where records go: the adapter's `sink`. */
  record: (log: RecordedLog) => void;
}

/** The app as its client sees it, and what was logged of it. */
export interface AdapterClient {
  url: () => string;
  /** Asks as customer `c1` in thread `t1`, if nothing else is said. */
  post: (route: string, options?: PostOptions) => Promise<Response>;
  /** The records, once there are as many as expected; a moment later there must not be more. */
  recorded: (count: number) => Promise<RecordedLog[]>;
}

/** What every framework adapter must do, run against an app in one of them; `more` adds what only this one has. */
export function adapterSuite(
  name: string,
  start: (fixture: AdapterFixture) => Promise<AdapterApp>,
  more?: (client: AdapterClient) => void,
): void {
  describe(`adapter ${name}`, () => {
    let provider: MockProvider;
    let app: AdapterApp;
    let logs: RecordedLog[];
    beforeAll(async () => {
      provider = await startMockProvider({ chunkDelay: 5 });
      app = await start({ providerUrl: provider.url, record: (log) => logs.push(log) });
    });
    afterAll(async () => {
      await app.close();
      await provider.close();
    });
    beforeEach(() => {
      logs = [];
    });

    const post = (
      route: string,
      { customer = "c1", thread = "t1", question = "Where is my order?", signal }: PostOptions = {},
    ) =>
      fetch(app.url + route, {
        method: "POST",
        headers: { "content-type": "application/json", "x-customer": customer, "x-thread": thread },
        body: JSON.stringify({ question }),
        redirect: "manual",
        signal,
      });

    async function recorded(count: number): Promise<RecordedLog[]> {
      await expect.poll(() => logs.length).toBeGreaterThanOrEqual(count);
      await app.settled();
      await sleep(20);
      expect(logs).toHaveLength(count);
      return logs;
    }

    it("makes one log of a call, with customer and thread", async () => {
      const text = await (await post("/ask")).text();
      const [log] = await recorded(1);
      expect(log).toMatchObject({
        log_type: "chat",
        status: "success",
        status_code: 200,
        customer_identifier: "c1",
        thread_identifier: "t1",
        input: [{ role: "user", content: "Where is my order?" }],
        output: { role: "assistant" },
      });
      expect(text).toBe((log!["output"] as { content: string }).content);
      expect(log!["usage"]).toMatchObject({ prompt_tokens: expect.any(Number), completion_tokens: expect.any(Number) });
      expect(log!["latency"]).toBeGreaterThan(0);
    });

    it("makes one log of a streamed call, with the time to its first token, and passes every byte on", async () => {
      const text = await (await post("/stream")).text();
      const [log] = await recorded(1);
      expect(log).toMatchObject({
        status: "success",
        stream: true,
        customer_identifier: "c1",
        thread_identifier: "t1",
        output: { content: text },
      });
      expect(log!["time_to_first_token"]).toBeGreaterThan(0);
      expect(log!["time_to_first_token"]).toBeLessThan(log!["latency"] as number);
    });

    it("makes a log of each of two calls", async () => {
      await (await post("/two")).text();
      const both = await recorded(2);
      expect(both.map((log) => (log["input"] as { content: string }[])[0]!.content).toSorted()).toEqual([
        "Where is my order? 1",
        "Where is my order? 2",
      ]);
      expect(both).toMatchObject([{ customer_identifier: "c1" }, { customer_identifier: "c1" }]);
    });

    it("never mixes up customers among many at once", async () => {
      const customers = Array.from({ length: 60 }, (_, n) => `customer_${n}`);
      await Promise.all(
        customers.map(async (customer, n) =>
          (await post(n % 2 ? "/ask" : "/stream", { customer, thread: `of ${customer}`, question: customer })).text(),
        ),
      );
      for (const log of await recorded(customers.length)) {
        const [{ content }] = log["input"] as [{ content: string }];
        expect(log).toMatchObject({ customer_identifier: content, thread_identifier: `of ${content}` });
      }
    });

    it("logs a call whose client leaves as cancelled, with the text so far, and lets the model stop", async () => {
      provider.script({ kind: "text", text: "word ".repeat(400) });
      const leaving = new AbortController();
      const response = await post("/stream", { signal: leaving.signal });
      await response.body!.getReader().read();
      leaving.abort();
      const [log] = await recorded(1);
      expect(log).toMatchObject({ status: "cancelled", status_code: 499, customer_identifier: "c1" });
      const { content } = log!["output"] as { content: string };
      expect(content).toMatch(/^word/);
      expect(content.length).toBeLessThan(2000);
      await expect.poll(() => provider.requests.at(-1)!.aborted).toBe(true);
    });

    it("logs a provider's error, which the app sees as ever", async () => {
      provider.script({
        kind: "status",
        status: 400,
        error: { message: "No such model", type: "invalid_request_error" },
      });
      expect((await post("/ask")).status).toBeGreaterThanOrEqual(400);
      expect(await recorded(1)).toMatchObject([
        {
          status: "error",
          status_code: 400,
          error_message: expect.stringContaining("No such model"),
          customer_identifier: "c1",
        },
      ]);
    });

    it("logs a call whose client leaves before the first word as cancelled, and lets the model stop", async () => {
      provider.script({ kind: "slow_first_token", ms: 60_000 });
      const before = provider.requests.length;
      const leaving = new AbortController();
      const response = post("/stream", { signal: leaving.signal }).then((opened) => opened.text());
      await expect.poll(() => provider.requests.length).toBe(before + 1);
      leaving.abort();
      await expect(response).rejects.toThrow("aborted");
      await expect.poll(() => provider.requests.at(-1)!.aborted).toBe(true);
      expect(await recorded(1)).toMatchObject([{ status: "cancelled", status_code: 499, customer_identifier: "c1" }]);
    });

    it("logs a call that the provider cuts off as an error, with the text so far", async () => {
      const says: Script = { kind: "text", text: "one two three" };
      provider.script({ kind: "combined", scripts: [says, { kind: "cut", after: 3 }] });
      const leaving = new AbortController();
      const response = post("/stream", { signal: leaving.signal });
      const [log] = await recorded(1);
      expect(log).toMatchObject({ status: "error", customer_identifier: "c1" });
      expect(log!["output"]).toMatchObject({ content: expect.stringMatching(/^one/) });
      expect(log).not.toHaveProperty("status_code");
      // Frameworks differ in how they break off what they have begun to send.
      leaving.abort();
      await response.then((opened) => opened.text()).catch(() => {});
    });

    it("lets a handler's own error through", async () => {
      expect((await post("/broken")).status).toBe(500);
      expect(await recorded(1)).toMatchObject([{ status: "success", customer_identifier: "c1" }]);
    });

    it("makes no log of what it was told to ignore", async () => {
      expect((await post("/healthz")).status).toBe(200);
      await post("/ask").then((response) => response.text());
      expect(await recorded(1)).toMatchObject([{ thread_identifier: "t1" }]);
    });

    more?.({ url: () => app.url, post, recorded });
  });
}

interface PostOptions {
  customer?: string;
  thread?: string;
  question?: string;
  signal?: AbortSignal;
}
