import type { LogCreate } from "@kai/schema/log";
import { type MockProvider, type Script, startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCapture } from "./test-capture.ts";

let provider: MockProvider;
let client: OpenAI;

beforeAll(async () => {
  provider = await startMockProvider();
  client = new OpenAI({ apiKey: "sk-test", baseURL: provider.url, maxRetries: 0, logLevel: "off" });
});
afterAll(() => provider.close());

const body = {
  model: "gpt-4o-mini",
  messages: [{ role: "user" as const, content: "Say something" }],
  tools: [{ type: "function" as const, function: { name: "search", parameters: { type: "object", properties: {} } } }],
};
const text = "one two three four five six";

/** Calls as most handlers do, and gives back the text that arrived, whatever happened. */
async function chat(stream: boolean, signal?: AbortSignal): Promise<string> {
  let received = "";
  try {
    if (stream) {
      const events = await client.chat.completions.create({ ...body, stream }, { signal });
      for await (const event of events) {
        const first = event.choices.find(({ index }) => index === 0);
        received += first?.delta.content ?? "";
      }
    } else {
      const answer = await client.chat.completions.create(body, { signal });
      received = answer.choices[0]?.message.content ?? "";
    }
  } catch {
    // Faults are the point: what counts is the record.
  }
  return received;
}

const success = { status: "success", status_code: 200 };
const lost = { status: "error", error_message: expect.any(String) as string };
const partial = { status: "incomplete", status_code: 200 };
const cancelled = { status: "cancelled", status_code: 499 };
const spoken = { ...success, output: { role: "assistant", content: text } };
const failed = { status: "error", error_message: expect.stringContaining("had an error") as string };
const toolCalls = [{ type: "function", function: { name: "search", arguments: "{}" } }];

interface Case {
  script: Script;
  streamed: Partial<LogCreate>;
  whole: Partial<LogCreate>;
}
const both = (script: Script, record: Partial<LogCreate>): Case => ({ script, streamed: record, whole: record });

/** A new kind of script does not compile until it is here. */
const cases: Record<Exclude<Script["kind"], "combined">, Case> = {
  text: both({ kind: "text", text }, { ...spoken, log_type: "chat", input: body.messages, finish_reason: "stop" }),
  reasoning: both({ kind: "reasoning", reasoning: "hm" }, { ...success, output: { reasoning_content: "hm" } }),
  refusal: both({ kind: "refusal", refusal: "no" }, { ...success, output: { refusal: "no" } }),
  tool_calls: both({ kind: "tool_calls" }, { ...success, output: { tool_calls: toolCalls } }),
  choices: both({ kind: "choices", n: 2 }, { ...success, completion_messages: [{}, {}] as never }),
  no_usage: both({ kind: "no_usage" }, spoken),
  slow_first_token: both({ kind: "slow_first_token", ms: 30 }, spoken),
  cut: { script: { kind: "cut", after: 4 }, streamed: lost, whole: lost },
  stall: { script: { kind: "stall", after: 4 }, streamed: cancelled, whole: cancelled },
  unterminated: { script: { kind: "unterminated", after: 4 }, streamed: partial, whole: spoken },
  stream_error: both({ kind: "stream_error", after: 4 }, failed),
  empty: both({ kind: "empty" }, partial),
  reset: both({ kind: "reset" }, { ...lost, input: body.messages, model: "gpt-4o-mini" }),
  rate_limit: both({ kind: "rate_limit", retry_after: 1 }, { status: "error", status_code: 429 }),
  status: both({ kind: "status", status: 500 }, { ...failed, status_code: 500 }),
  // The SDK gives up at the broken event.
  broken_json: { script: { kind: "broken_json" }, streamed: cancelled, whole: partial },
  crlf: both({ kind: "crlf" }, spoken),
  heartbeats: both({ kind: "heartbeats" }, spoken),
  split_utf8: both({ kind: "split_utf8" }, success),
  byte_by_byte: both({ kind: "byte_by_byte" }, spoken),
  gzip: both({ kind: "gzip" }, spoken),
};

describe.each(Object.entries(cases))("the provider's answer %s", (kind, { script, streamed, whole }) => {
  it.each([
    ["streamed", true, streamed],
    ["whole", false, whole],
  ])("%s", async (_, stream, expected) => {
    const capture = startCapture();
    const says: Script[] = kind === "split_utf8" || kind === "text" ? [] : [{ kind: "text", text }];
    provider.script({ kind: "combined", scripts: [...says, script] });
    const received = await chat(stream, kind === "stall" ? AbortSignal.timeout(400) : undefined);
    const record = await capture.record();
    expect(record).toMatchObject(expected);
    expect(record.status_code).toBe(expected.status_code);
    const { content } = (record.output ?? {}) as { content?: string };
    expect(content ?? "").toBe(received);
    expect(record.time_to_first_token !== undefined).toBe(stream && record.output !== undefined);
  });
});
