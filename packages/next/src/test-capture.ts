import { install } from "@kai/capture";
import { type MockProvider, startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type RegisterOptions, startCapture } from "./start-capture.ts";

/** Captures the calls of a test file, made to a provider of its own. */
export function captureCalls({ context }: Pick<RegisterOptions, "context"> = {}) {
  const taken: Record<string, unknown>[] = [];
  startCapture({ context, sink: (record) => void taken.push(record) });
  const handle = install();
  let provider: MockProvider;
  let openai: OpenAI;
  beforeAll(async () => {
    provider = await startMockProvider();
    openai = new OpenAI({ apiKey: "sk-test", baseURL: provider.url });
  });
  beforeEach(() => void taken.splice(0));
  afterAll(async () => {
    handle.uninstall();
    await provider.close();
  });

  const body = (content: string) => ({ model: "gpt-4o-mini", messages: [{ role: "user" as const, content }] });
  /** Waits until every call has ended and is recorded, and returns the records: exactly this many. */
  const records = async (count: number) => {
    await expect.poll(() => handle.stats().open).toBe(0);
    await handle.flush();
    expect(taken).toHaveLength(count);
    return taken;
  };
  return {
    handle,
    records,
    provider: () => provider,
    /** Asks the model, and returns what it says. */
    ask: async (content = "Hi") =>
      (await openai.chat.completions.create(body(content))).choices[0]!.message.content ?? "",
    stream: (signal?: AbortSignal) => openai.chat.completions.create({ ...body("Talk"), stream: true }, { signal }),
  };
}
