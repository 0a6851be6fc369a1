import { createOpenAI } from "@ai-sdk/openai";
import { type MockProvider, startMockProvider } from "@kai/testing";
import { streamText } from "ai";
import { create } from "axios";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, it } from "vitest";
import { observe } from "./fetch/observe.ts";
import { platform as fetchPlatform } from "./platform/fetch.ts";
import { runWithContext } from "./scope.ts";
import { startCapture } from "./test-capture.ts";

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider();
});
afterAll(() => provider.close());

const body = { model: "gpt-4o-mini", messages: [{ role: "user" as const, content: "Hi" }] };
const createClient = () => new OpenAI({ apiKey: "sk-test", baseURL: provider.url });

async function askAnyone(client: OpenAI): Promise<void> {
  await client.chat.completions.create(body);
}

async function postIt(): Promise<void> {
  await create().post(`${provider.url}/chat/completions`, body);
}

it("tells once for each place where calls without a context are made", async () => {
  const capture = startCapture({ strict: true });
  const client = createClient();
  await askAnyone(client);
  await askAnyone(client);
  await postIt();
  await runWithContext({}, () => askAnyone(client));
  await capture.records(4);
  expect(capture.troubles).toEqual([
    expect.stringMatching(/outside of a request.* by askAnyone \(.*strict\.test\.ts:\d+:\d+\)\)$/),
    expect.stringMatching(/outside of a request.* by postIt \(.*strict\.test\.ts:\d+:\d+\)\)$/),
  ]);
});

it("tells of the library when its caller is not on the stack any more", async () => {
  const capture = startCapture({ strict: true });
  const { textStream } = streamText({
    model: createOpenAI({ apiKey: "test", baseURL: provider.url }).chat("gpt-4o-mini"),
    prompt: "Hi",
  });
  for await (const part of textStream) expect(part).toBeTypeOf("string");
  await capture.records(1);
  expect(capture.troubles).toEqual([
    expect.stringMatching(/\/v1\/chat\/completions by \w+ \(.*node_modules\/.+:\d+:\d+\)\)$/),
  ]);
});

it("tells of observed clients too", async () => {
  const capture = startCapture({ strict: true }, fetchPlatform);
  await askAnyone(observe(createClient()));
  await capture.records(1);
  expect(capture.troubles).toEqual([expect.stringContaining("by askAnyone (")]);
});

it("tells nothing unless it is asked to", async () => {
  const capture = startCapture();
  await askAnyone(createClient());
  await capture.records(1);
  expect(capture.troubles).toEqual([]);
});
