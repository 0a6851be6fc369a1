import { execFile } from "node:child_process";
import v8 from "node:v8";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import type { LogCreate } from "@kai/schema/log";
import { type MockProvider, startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { Stream } from "openai/streaming";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { openScope, runWithContext, setContext } from "../scope.ts";
import { startCapture } from "../test-capture.ts";
import { agent, task, tool, workflow } from "./spans.ts";

let provider: MockProvider;
let client: OpenAI;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 1 });
  client = new OpenAI({ apiKey: "sk-test", baseURL: provider.url, maxRetries: 0 });
});
afterAll(() => provider.close());

const body = { model: "gpt-4o-mini", messages: [{ role: "user" as const, content: "Hi" }] };
const ask = async () => (await client.chat.completions.create(body)).choices[0]!.message.content;

/** By name; calls have none. */
const byName = (records: LogCreate[]) =>
  Object.fromEntries(records.map((record) => [record.span_name ?? "call", record]));

describe("a span", () => {
  it.each([
    ["workflow", workflow],
    ["task", task],
    ["tool", tool],
    ["agent", agent],
  ])("of the kind %s is one log", async (kind, run) => {
    const capture = startCapture();
    expect(run("add", ([a, b]) => a! + b!, { input: [1, 2] })).toBe(3);
    const record = await capture.record();
    expect(record).toMatchObject({
      log_type: kind,
      span_name: "add",
      span_path: "add",
      trace_unique_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      span_unique_id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      input: [1, 2],
      output: 3,
      status: "success",
      start_time: expect.any(String) as string,
      timestamp: expect.any(String) as string,
      latency: expect.any(Number) as number,
    });
    expect(record).not.toHaveProperty("span_parent_id");
    expect(record.span_workflow_name).toBe(kind === "workflow" ? "add" : undefined);
  });

  it("has the spans and calls inside of it for children", async () => {
    const capture = startCapture();
    const answer = await workflow("support", () =>
      agent("assistant", async () => {
        const found = await tool("search", async (query) => [query], { input: "shoes" });
        return `${found.join()}: ${await ask()}`;
      }),
    );
    expect(answer).toMatch(/^shoes: ./);
    const { support, assistant, search, call } = byName(await capture.records(4));
    const shared = { trace_unique_id: support!.trace_unique_id, span_workflow_name: "support" };
    expect(assistant).toMatchObject({
      ...shared,
      span_parent_id: support!.span_unique_id,
      span_path: "support.assistant",
    });
    expect(search).toMatchObject({
      ...shared,
      span_parent_id: assistant!.span_unique_id,
      span_path: "support.assistant.search",
      input: "shoes",
      output: ["shoes"],
    });
    expect(call).toMatchObject({
      ...shared,
      log_type: "chat",
      span_unique_id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      span_parent_id: assistant!.span_unique_id,
      span_path: "support.assistant",
    });
    expect(support!.output).toBe(answer);
  });

  it("is a trace of its own beside another one", async () => {
    const capture = startCapture();
    await Promise.all([workflow("one", ask), workflow("two", ask)]);
    const records = await capture.records(4);
    const traces = Map.groupBy(records, ({ trace_unique_id }) => trace_unique_id);
    expect(
      [...traces.values()].map((each) =>
        each.map(({ log_type }) => String(log_type)).toSorted((a, b) => a.localeCompare(b)),
      ),
    ).toEqual([
      ["chat", "workflow"],
      ["chat", "workflow"],
    ]);
  });

  it.each([
    [
      "is thrown",
      (error: Error) =>
        task(
          "t",
          async (given) => {
            throw given;
          },
          { input: error },
        ),
    ],
    [
      "is thrown at once",
      async (error: Error) =>
        task("t", () => {
          throw error;
        }),
    ],
    [
      "comes out of an iteration",
      async (error: Error) => {
        for (const _ of task("t", function* () {
          yield 1;
          throw error;
        }));
      },
    ],
  ])("tells the error that %s, which goes on", async (_, run) => {
    const capture = startCapture();
    const error = new RangeError("too far");
    await expect(run(error)).rejects.toBe(error);
    expect(await capture.record()).toMatchObject({ status: "error", error_message: "too far" });
  });

  it("is cancelled by an abort", async () => {
    const capture = startCapture();
    const run = task("t", async () => AbortSignal.abort().throwIfAborted());
    await expect(run).rejects.toThrow("aborted");
    expect(await capture.record()).toMatchObject({ status: "cancelled", status_code: 499 });
  });

  it("leaves a rejection that nobody handles to the host", async () => {
    const script = `
      import { install, task } from "@kai/capture";
      install({ sink() {} });
      process.on("unhandledRejection", (error) => console.log(error.message));
      task("t", async () => { throw new Error("boom"); });`;
    const args = ["-C", "@kai/source", "--experimental-strip-types", "--input-type=module", "-e", script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: import.meta.dirname });
    expect(stdout).toBe("boom\n");
  });

  it("runs without capture, and has a context", async () => {
    expect(workflow("w", (n) => n + 1, { input: 1, context: { metadata: { a: 1 } } })).toBe(2);
  });
});

describe("an iteration", () => {
  async function* words() {
    yield "one ";
    setContext({ metadata: { asked: true } });
    yield await ask();
  }

  it("ends a span when it was read to its end, and runs in it", async () => {
    const capture = startCapture();
    let received = "";
    for await (const word of workflow("talk", words)) received += word;
    const { talk, call } = byName(await capture.records(2));
    expect(talk).toMatchObject({ status: "success", output: received, metadata: { asked: true } });
    expect(call).toMatchObject({ span_parent_id: talk!.span_unique_id, metadata: { asked: true } });
  });

  it("ends a span when its reader has had enough", async () => {
    const capture = startCapture();
    for await (const _ of workflow("talk", words)) break;
    expect(await capture.record()).toMatchObject({ status: "cancelled", status_code: 499, output: "one " });
  });

  it("can be synchronous", async () => {
    const capture = startCapture();
    const numbers = workflow("count", function* () {
      yield 1;
      yield { two: 2 };
    });
    expect([...numbers]).toEqual([1, { two: 2 }]);
    expect(await capture.record()).toMatchObject({ status: "success", output: [1, { two: 2 }] });
  });

  it("keeps the object that an SDK gave", async () => {
    const capture = startCapture();
    const stream = await workflow("talk", async () => client.chat.completions.create({ ...body, stream: true }));
    expect(stream).toBeInstanceOf(Stream);
    expect(capture.handle.stats().open).toBe(2);
    const events: unknown[] = [];
    for await (const event of stream) events.push(event);
    const { talk, call } = byName(await capture.records(2));
    expect(talk!.output).toEqual(events);
    expect(call!.span_parent_id).toBe(talk!.span_unique_id);
  });

  it("that nobody reads is incomplete once it is collected", async () => {
    v8.setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const capture = startCapture();
    const start = () => expect(workflow("talk", words)).toHaveProperty("next");
    start();
    await expect.poll(() => (collect(), capture.handle.stats().open)).toBe(0);
    expect(await capture.record()).toMatchObject({ status: "incomplete" });
  });

  it("that is still open at the end is incomplete", async () => {
    const capture = startCapture();
    const open = workflow("talk", words);
    await open.next();
    capture.handle.uninstall();
    expect(await capture.record()).toMatchObject({ status: "incomplete" });
  });
});

it("a promise of an SDK keeps what it can do", async () => {
  const capture = startCapture();
  const { data, response } = await workflow("w", () => client.chat.completions.create(body)).withResponse();
  expect(response.status).toBe(200);
  const { w } = byName(await capture.records(2));
  expect(w!.output).toMatchObject({ id: data.id });
});

it("a result that throws when it is looked at is passed on", async () => {
  const capture = startCapture();
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(task("t", () => proxy) === proxy).toBe(true);
  expect(await capture.record()).toMatchObject({ status: "success", output: "[unreadable]" });
});

describe("the context", () => {
  it("of a span is that of everything inside of it, and what was set in it", async () => {
    const capture = startCapture();
    await runWithContext({ customer_identifier: "c1" }, () =>
      workflow(
        "w",
        async () => {
          setContext({ metadata: { step: 1 } });
          await ask();
        },
        { context: { thread_identifier: "t1" } },
      ),
    );
    for (const record of await capture.records(2)) {
      expect(record).toMatchObject({ customer_identifier: "c1", thread_identifier: "t1", metadata: { step: 1 } });
    }
  });

  it.each([
    ["given", openScope({ trace_unique_id: "abc", span_parent_id: "def", span_workflow_name: "outside" })],
    ["resolved", openScope(() => ({ trace_unique_id: "abc", span_parent_id: "def", span_workflow_name: "outside" }))],
  ])("tells what is above, when it is %s", async (_, scope) => {
    const capture = startCapture();
    await scope.run(() => task("t", ask));
    const { t, call } = byName(await capture.records(2));
    expect(t).toMatchObject({ trace_unique_id: "abc", span_parent_id: "def", span_workflow_name: "outside" });
    expect(call).toMatchObject({ trace_unique_id: "abc", span_parent_id: t!.span_unique_id });
  });

  it("that ignores calls ignores spans", async () => {
    const capture = startCapture();
    const scope = openScope();
    scope.ignoreIf(() => true);
    await scope.run(() => workflow("w", ask));
    await capture.records(0);
    expect(capture.handle.stats().dropped.ignored).toBe(2);
  });
});

it("a trace is sampled as a whole", async () => {
  const capture = startCapture({ sampleRate: 0.5 });
  for (let count = 0; count < 40; count++) await workflow("w", () => task("t", ask));
  const { dropped, recorded } = capture.handle.stats();
  const records = await capture.records(120 - dropped.sampled);
  const traces = Map.groupBy(records, ({ trace_unique_id }) => trace_unique_id);
  expect([...traces.values()].filter((each) => each.length !== 3)).toEqual([]);
  expect(recorded).toBeLessThan(120);
});

it("a trace that is not sampled has no part of a generator either", async () => {
  const capture = startCapture({ sampleRate: 0.5 });
  const outcomes = new Set<number>();
  while (outcomes.size < 2) {
    const before = capture.handle.stats();
    for await (const _ of workflow("talk", async function* () {
      yield await ask();
    }));
    await expect.poll(() => capture.handle.stats().open).toBe(0);
    await capture.handle.flush();
    const after = capture.handle.stats();
    const recorded = after.recorded - before.recorded;
    expect([recorded, after.dropped.sampled - before.dropped.sampled]).toEqual(recorded === 0 ? [0, 2] : [2, 0]);
    outcomes.add(recorded);
  }
});

it("redact sees spans too", async () => {
  const capture = startCapture({ redact: (record) => ({ ...record, output: "[redacted]" }) });
  workflow("w", () => "secret");
  const record = await capture.record();
  expect(record).toMatchObject({ span_name: "w", status: "success", output: "[redacted]" });
});

it("types what goes in and what comes out", () => {
  expectTypeOf(workflow("w", () => 1)).toEqualTypeOf<number>();
  expectTypeOf(tool("t", async (query: string) => query.length, { input: "q" })).toEqualTypeOf<Promise<number>>();
  const greet = (name: string) => `Hello ${name}`;
  // @ts-expect-error -- a function that takes something must be given it
  workflow("w", greet);
  // @ts-expect-error -- and nothing else
  workflow("w", greet, { input: 2 });
});
