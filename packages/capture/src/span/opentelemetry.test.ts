import { context, type SpanContext, trace, TraceFlags } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { type MockProvider, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runWithContext } from "../scope.ts";
import { startCapture } from "../test-capture.ts";
import { task } from "./spans.ts";

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(async () => {
  context.disable();
  await provider.close();
});

const ids: SpanContext = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  traceFlags: TraceFlags.SAMPLED,
};
const inSpan = <T>(spanContext: SpanContext, fn: () => T): T =>
  context.with(trace.setSpan(context.active(), trace.wrapSpanContext(spanContext)), fn);

async function ask(): Promise<void> {
  const body = JSON.stringify({ model: "m-1", messages: [{ role: "user", content: "Hi" }] });
  await (await fetch(`${provider.url}/chat/completions`, { method: "POST", body })).text();
}

const below = { trace_unique_id: ids.traceId, span_parent_id: ids.spanId };

it("is above spans and calls", async () => {
  const capture = startCapture();
  await inSpan(ids, async () => {
    await ask();
    await task("t", ask);
  });
  const [first, ...others] = await capture.records(3);
  expect(first).toMatchObject({ ...below, log_type: "chat" });
  const span = others.find(({ log_type }) => log_type === "task");
  const call = others.find(({ log_type }) => log_type === "chat");
  expect(span).toMatchObject(below);
  expect(call).toMatchObject({ trace_unique_id: ids.traceId, span_parent_id: span!.span_unique_id });
});

it("is not asked when the context says what is above", async () => {
  const capture = startCapture();
  await inSpan(ids, () => runWithContext({ trace_unique_id: "mine" }, () => task("t", ask)));
  const [call, span] = await capture.records(2);
  expect(span).toMatchObject({ trace_unique_id: "mine" });
  expect(span).not.toHaveProperty("span_parent_id");
  expect(call).toMatchObject({ trace_unique_id: "mine" });
});

it("says nothing when its ids are not valid", async () => {
  const capture = startCapture();
  await inSpan({ ...ids, traceId: "0".repeat(32) }, ask);
  expect(await capture.record()).not.toHaveProperty("trace_unique_id");
});
