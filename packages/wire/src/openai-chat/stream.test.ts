import { describe, expect, it } from "vitest";
import type { StreamEvent, StreamResult } from "../format.ts";
import { Fixtures } from "../test-support/fixtures.ts";
import { openaiChat } from "./openai-chat.ts";

interface Decoded {
  events: StreamEvent[];
  result: StreamResult;
}

function decodeText(text: string): Decoded {
  const decoder = openaiChat.decoder();
  return { events: decoder.push(new TextEncoder().encode(text)), result: decoder.result() };
}

function chunk(delta: object, more: object = {}): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta, ...more }] })}\n\n`;
}

describe("events", () => {
  it("tell first content, never a role-only or empty delta", () => {
    const { events } = decodeText(
      [
        chunk({ role: "assistant", content: "", refusal: null, reasoning_content: null, tool_calls: [] }),
        chunk({ reasoning: "hm" }),
        chunk({ content: "Hi" }),
        chunk({}, { finish_reason: "stop" }),
        "data: [DONE]\n\n",
        chunk({ content: "after the end" }),
      ].join(""),
    );
    expect(events).toStrictEqual([
      { type: "content", choice: 0, kind: "reasoning", delta: "hm" },
      { type: "content", choice: 0, kind: "text", delta: "Hi" },
      { type: "finish", choice: 0, reason: "stop" },
      { type: "done" },
    ]);
  });

  it("tell tool calls piece by piece", () => {
    const recorded = new Fixtures(import.meta.url).streams().find(({ name }) => name === "stream-tool-calls")!;
    const { events } = decodeText(recorded.text);
    expect(events.slice(0, 2)).toStrictEqual([
      {
        type: "content",
        choice: 0,
        kind: "tool_call",
        delta: { index: 0, id: "call_gZ8Xb1", name: "get_weather" },
      },
      { type: "content", choice: 0, kind: "tool_call", delta: { index: 0, arguments: '{"lo' } },
    ]);
  });

  it("tell errors, whatever their form", () => {
    const { events, result } = decodeText(
      [
        "event: error\ndata: overloaded",
        'event: error\ndata: {"reason":"unknown"}',
        'data: {"error":"second"}',
        'data: {"error":{"type":"server_error"}}',
        'data: {"detail":"no such route"}\n\n',
      ].join("\n\n"),
    );
    expect(events).toStrictEqual([
      { type: "error", error: { message: "overloaded" } },
      { type: "error", error: { message: '{"reason":"unknown"}' } },
      { type: "error", error: { message: "second" } },
      { type: "error", error: { message: "The provider reported an error without a message.", type: "server_error" } },
      { type: "error", error: { message: "no such route" } },
    ]);
    expect(result.error).toStrictEqual({ message: "overloaded" });
    expect(result.fields.error_message).toBe("overloaded");
  });
});

describe("result", () => {
  it("is complete when every choice has a finish reason, even without [DONE]", () => {
    const first = `data: {"choices":[{"index":0,"delta":{"content":"a"}},{"index":1,"delta":{"content":"b"}}]}\n\n`;
    const decoder = openaiChat.decoder();
    const push = (sse: string) => decoder.push(new TextEncoder().encode(sse));
    push(first + chunk({}, { finish_reason: "stop" }));
    expect(decoder.result().complete).toBe(false);
    push(chunk({}, { index: 1, finish_reason: "length" }));
    expect(decoder.result().complete).toBe(true);
  });

  it("does not change after it was given", () => {
    const decoder = openaiChat.decoder();
    const logprobs = { content: [{ token: "a" }] };
    decoder.push(
      Buffer.from(chunk({ content: "a", annotations: [1], function_call: { arguments: "{" } }, { logprobs })),
    );
    const result = decoder.result();
    const before = structuredClone(result);
    decoder.push(
      Buffer.from(chunk({ content: "b", annotations: [2], function_call: { arguments: "}" } }, { logprobs })),
    );
    expect(result).toStrictEqual(before);
  });

  it("never shows usage that was not sent", () => {
    const { result } = decodeText(
      chunk({ content: "a" }) + 'data: {"choices":[],"usage":null}\n\ndata: {"usage":{}}\n\n',
    );
    expect(result.fields).not.toHaveProperty("usage");
  });

  it("keeps content up to the limit and says what it dropped", () => {
    const decoder = openaiChat.decoder({ maxContentLength: 10 });
    const deltas = [{ content: "123456" }, { content: "7890ab" }, { annotations: [{ type: "url_citation" }] }];
    const events = deltas.flatMap((delta) => decoder.push(Buffer.from(chunk(delta))));
    decoder.push(Buffer.from(chunk({}, { finish_reason: "stop" })));
    expect(events.at(-1)).toMatchObject({ delta: "7890ab" });
    expect(decoder.result()).toMatchObject({
      complete: true,
      fields: {
        output: { role: "assistant", content: "1234567890" },
        finish_reason: "stop",
        warnings: "characters of streamed content not kept because there were too many: 27",
      },
    });
  });

  it("skips an event that is too long and goes on", () => {
    const decoder = openaiChat.decoder({ maxEventLength: 200 });
    for (const delta of ["a", "b".repeat(500), "c"]) decoder.push(Buffer.from(chunk({ content: delta })));
    expect(decoder.result().fields).toStrictEqual({
      output: { role: "assistant", content: "ac" },
      warnings: "stream events skipped because they were too long: 1",
    });
  });

  it("takes the usage that Groq hides, and the error", () => {
    const { result } = decodeText(
      chunk({ content: "a" }) + 'data: {"x_groq":{"error":"over capacity","usage":{"prompt_tokens":3}}}\n\n',
    );
    expect(result.fields).toMatchObject({ usage: { prompt_tokens: 3 }, error_message: "over capacity" });
  });
});

describe("a stream that grows without end", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => index);

  it.each<[what: string, events: string[]]>([
    ["in choices", names.map((index) => chunk({ content: "x" }, { index }))],
    ["in tool calls", names.map((index) => chunk({ tool_calls: [{ index, id: `call_${index}` }] }))],
    ["in tool calls without indexes", names.map((index) => chunk({ tool_calls: [{ id: `call_${index}` }] }))],
    ["in members", names.map((name) => chunk({ [`member_${name}`]: 1 }))],
    ["beside the choices", names.map((name) => `data: {"member_${name}":1}\n\n`)],
  ])("%s is kept up to a limit", (_, events) => {
    const { result } = decodeText(events.join(""));
    expect(JSON.stringify(result).length).toBeLessThan(4096 * 130);
    expect(result.fields.warnings).toMatch(/^parts of the stream not kept because there were too many: 590\d$/);
  });
});
