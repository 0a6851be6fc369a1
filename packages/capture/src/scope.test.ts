import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { type MockProvider, startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { KaiContext } from "./context.ts";
import { bindContext, getContext, openScope, runWithContext, setContext } from "./scope.ts";
import { startCapture } from "./test-capture.ts";

let provider: MockProvider;
let client: OpenAI;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
  client = new OpenAI({ apiKey: "sk-test", baseURL: provider.url });
});
afterAll(() => provider.close());

const ask = () => client.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }] });

describe("the context of a call", () => {
  it("is merged from the outermost scope to the innermost, metadata key by key", async () => {
    const capture = startCapture();
    await runWithContext({ customer_identifier: "c1", thread_identifier: "t1", metadata: { a: 1, b: 1 } }, () =>
      runWithContext({ thread_identifier: "t2", group_identifier: undefined, metadata: { b: 2 } }, async () => {
        expect(setContext({ metadata: { c: 3 }, customer_identifier: null })).toBe(true);
        expect(getContext()).toEqual({
          customer_identifier: null,
          thread_identifier: "t2",
          metadata: { a: 1, b: 2, c: 3 },
        });
        await ask();
      }),
    );
    expect(await capture.record()).toMatchObject({
      customer_identifier: null,
      thread_identifier: "t2",
      metadata: { a: 1, b: 2, c: 3 },
    });
  });

  it("is what was known when the call started", async () => {
    const capture = startCapture();
    await runWithContext({}, async () => {
      for (const step of ["first", "second"]) {
        setContext({ span_name: step });
        await ask();
      }
      setContext({ span_name: "later" });
    });
    const records = await capture.records(2);
    expect(records.map(({ span_name }) => span_name)).toEqual(["first", "second"]);
  });

  it("is asked for in the context of the caller, everywhere, and by scopes overruled", async () => {
    const who = new AsyncLocalStorage<string>();
    const capture = startCapture({
      baseContext: () => ({
        customer_identifier: who.getStore(),
        group_identifier: "g1",
        metadata: { from: "everywhere" },
      }),
    });
    await who.run("c1", ask);
    await who.run("c2", () => runWithContext({ group_identifier: "g2", metadata: { in: "scope" } }, ask));
    expect(await capture.records(2)).toMatchObject([
      { customer_identifier: "c1", group_identifier: "g1", metadata: { from: "everywhere" } },
      { customer_identifier: "c2", group_identifier: "g2", metadata: { from: "everywhere", in: "scope" } },
    ]);
  });

  it("is absent outside of any scope", async () => {
    const capture = startCapture();
    expect(setContext({ customer_identifier: "nobody" })).toBe(false);
    expect(getContext()).toBeUndefined();
    await ask();
    expect(await capture.record()).not.toHaveProperty("customer_identifier");
  });

  it("goes with a function that is bound to it", async () => {
    const capture = startCapture();
    const job = runWithContext({ customer_identifier: "c1" }, () =>
      bindContext((text: string) => [text, ask()] as const),
    );
    const [text, answer] = job("passed on");
    await answer;
    expect(text).toBe("passed on");
    expect(await capture.record()).toMatchObject({ customer_identifier: "c1" });
  });

  it("is that of every step of a generator, whoever reads it", async () => {
    const capture = startCapture();
    const words = runWithContext({ customer_identifier: "c1" }, async function* () {
      yield (await ask()).id;
      try {
        yield (await ask()).id;
      } finally {
        await ask();
      }
    });
    for (let step = 0; step < 2; step++) await runWithContext({ customer_identifier: "c2" }, () => words.next());
    await words.return();
    for (const record of await capture.records(3)) expect(record).toMatchObject({ customer_identifier: "c1" });
  });

  it("does not let go of what was seen on the wire", async () => {
    const capture = startCapture();
    await runWithContext({ status: "made up", customer_identifier: "c1" } as object, ask);
    expect(await capture.record()).toMatchObject({ status: "success", customer_identifier: "c1" });
  });

  it("keeps calls out of the logs in an ignored scope and the scopes inside", async () => {
    const capture = startCapture();
    const scope = openScope();
    scope.ignoreIf(() => true);
    await scope.run(() => runWithContext({ customer_identifier: "c1" }, ask));
    await capture.records(0);
    expect(capture.handle.stats().dropped.ignored).toBe(1);
  });
});

describe("a resolver", () => {
  it("answers when the call is recorded, so that it knows what was made meanwhile", async () => {
    const capture = startCapture();
    const session: { user?: string; thread?: string } = {};
    const context = () => ({ customer_identifier: session.user, thread_identifier: session.thread });
    await runWithContext(context, async () => {
      session.user = "c1";
      const answer = ask();
      session.thread = "t1";
      await answer;
    });
    expect(await capture.record()).toMatchObject({ customer_identifier: "c1", thread_identifier: "t1" });
  });

  it("counts with what it said at the start when it fails later", async () => {
    const capture = startCapture();
    const session: { user?: { id: string } | undefined } = { user: { id: "c1" } };
    await runWithContext(
      () => ({ customer_identifier: session.user!.id }),
      async () => {
        const before = provider.requests.length;
        provider.script({ kind: "slow_first_token", ms: 50 });
        const answer = ask();
        await expect.poll(() => provider.requests.length).toBeGreaterThan(before);
        session.user = undefined;
        await answer;
      },
    );
    expect(await capture.record()).toMatchObject({ customer_identifier: "c1", status: "success" });
    expect(capture.troubles).toHaveLength(1);
  });

  it("that throws loses nothing else, and is told once", async () => {
    const capture = startCapture();
    const fail = () => {
      throw new Error("no session");
    };
    await runWithContext({ group_identifier: "g1" }, () =>
      runWithContext(fail, async () => {
        await ask();
        await ask();
      }),
    );
    const records = await capture.records(2);
    expect(records).toMatchObject([{ group_identifier: "g1" }, { group_identifier: "g1" }]);
    expect(capture.troubles).toEqual([expect.stringContaining("no session")]);
  });

  it("that answers with a promise is asked once for each call", async () => {
    const capture = startCapture();
    const find = vi.fn<() => Promise<KaiContext>>(async () => {
      await sleep(1);
      return { customer_identifier: "c1" };
    });
    await runWithContext(find, ask);
    expect(await capture.record()).toMatchObject({ customer_identifier: "c1" });
    expect(find).toHaveBeenCalledOnce();
  });

  it("that never answers holds a record up for a second", async () => {
    const capture = startCapture();
    await runWithContext({ group_identifier: "g1" }, () => runWithContext(() => new Promise<never>(() => {}), ask));
    expect(await capture.record()).toMatchObject({ group_identifier: "g1" });
    expect(capture.troubles).toHaveLength(1);
  });

  it("that rejects ends no process", async () => {
    const capture = startCapture();
    await runWithContext(() => Promise.reject(new Error("database is down")), ask);
    expect(await capture.record()).toMatchObject({ status: "success" });
    expect(capture.troubles).toHaveLength(1);
  });

  it("may call an LLM itself", async () => {
    const capture = startCapture();
    await runWithContext(async () => ({ thread_identifier: (await ask()).id }), ask);
    const records = await capture.records(2);
    expect(records.filter(({ thread_identifier }) => thread_identifier !== undefined)).toHaveLength(1);
  });

  it("gives way to what was set by hand", async () => {
    const capture = startCapture();
    await runWithContext(
      () => ({ customer_identifier: "resolved", metadata: { from: "resolver", kept: true } }),
      async () => {
        setContext({ customer_identifier: "set", metadata: { from: "set" } });
        await ask();
      },
    );
    expect(await capture.record()).toMatchObject({ customer_identifier: "set", metadata: { from: "set", kept: true } });
  });
});

it("a second copy of the package shares context and capture with the first", async () => {
  const capture = startCapture();
  vi.resetModules();
  const copy = await import("./index.ts");
  expect(copy.install({ sink: () => expect.unreachable() })).toBe(capture.handle);
  expect(copy.runWithContext).not.toBe(runWithContext);
  await copy.runWithContext({ customer_identifier: "c1" }, () => runWithContext({ thread_identifier: "t1" }, ask));
  expect(await capture.record()).toMatchObject({ customer_identifier: "c1", thread_identifier: "t1" });
});
