import { logCreate } from "@kai/schema";
import { describe, expect, it } from "vitest";
import type { StreamEvent, StreamResult } from "../format.ts";
import { streamFixtures } from "../test-support/fixtures.ts";
import { seeded, spoil } from "../test-support/fuzz.ts";
import { openaiChat } from "./openai-chat.ts";

const cases = streamFixtures();

interface Decoded {
  events: StreamEvent[];
  result: StreamResult;
}

function decode(pieces: Iterable<Uint8Array>): Decoded {
  const decoder = openaiChat.decoder();
  const events = [...pieces].flatMap((piece) => decoder.push(piece));
  return { events, result: decoder.result() };
}

function decodeText(text: string): Decoded {
  return decode([new TextEncoder().encode(text)]);
}

function* sized(bytes: Uint8Array, nextSize: () => number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const end = start + nextSize();
    yield bytes.subarray(start, end);
    start = end;
  }
}

function chunk(delta: object, more: object = {}): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta, ...more }] })}\n\n`;
}

describe.each(cases)("$name", ({ bytes, expected }) => {
  const whole = decode([bytes]);

  it("is read as recorded beside it, and is a valid log", () => {
    expect(whole.result).toStrictEqual(expected);
    expect(logCreate.safeParse(expected.fields).error).toBeUndefined();
  });

  it("gives the same result and events however its bytes are split", () => {
    for (let size = 1; size <= 64; size++) expect(decode(sized(bytes, () => size))).toStrictEqual(whole);
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed);
      expect(decode(sized(bytes, () => random(300)))).toStrictEqual(whole);
    }
  });

  it.each(["\r\n", "\r"])("gives the same with lines that end in %j", (newline) => {
    const other = Buffer.from(Buffer.from(bytes).toString().replaceAll("\n", newline));
    expect(decode([other])).toStrictEqual(whole);
    expect(decode(sized(other, () => 1))).toStrictEqual(whole);
  });

  it("tells in its events exactly the text of its output", () => {
    const output = (whole.result.fields.output ?? {}) as Record<string, unknown>;
    const told = (kind: string) =>
      whole.events
        .filter((event) => event.type === "content" && event.choice === 0 && event.kind === kind)
        .reduce((text, event) => text + ("delta" in event && typeof event.delta === "string" ? event.delta : ""), "");
    expect(told("text")).toBe(textOf(output["content"]));
    expect(told("refusal")).toBe(output["refusal"] ?? "");
    expect(told("reasoning")).toBe(output["reasoning_content"] ?? output["reasoning"] ?? thinkingOf(output["content"]));
  });

  it("keeps what was received when cut after any byte", () => {
    const full = text(whole.result);
    for (let end = 0; end < bytes.length; end++) {
      const { result } = decode([bytes.subarray(0, end)]);
      expect(full.startsWith(text(result))).toBe(true);
      expect(logCreate.safeParse(result.fields).success).toBe(true);
      if (result.complete) expect(text(result)).toBe(full);
    }
  });
});

function text({ fields }: StreamResult): string {
  return textOf((fields.output as { content?: unknown } | undefined)?.content);
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return typeof content === "string" ? content : "";
  return content.map((part: { text?: string } | null) => part?.text ?? "").join("");
}

/** Mistral's way to tell reasoning. */
function thinkingOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content
    .flatMap((part: { thinking?: { text: string }[] }) => part.thinking ?? [])
    .map(({ text }) => text)
    .join("");
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
    const { events } = decode([cases.find(({ name }) => name === "stream-tool-calls")!.bytes]);
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
  it("is empty before anything came", () => {
    expect(openaiChat.decoder().result()).toStrictEqual({ fields: {}, complete: false });
  });

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
});

describe("garbage", () => {
  it("never throws on random bytes, and what is found after them counts", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const noise = Uint8Array.from({ length: random(400) }, () => random(256));
      const after = Buffer.from(`\n\n${chunk({ content: "still here" })}`);
      expect(text(decode([noise, after]).result)).toBe("still here");
    }
  });

  it("never throws on fixtures with damaged bytes", () => {
    for (const { bytes } of cases) {
      for (let seed = 1; seed <= 40; seed++) {
        const random = seeded(seed);
        const damaged = Uint8Array.from(bytes);
        for (let hit = 0; hit < 8; hit++) damaged[random(damaged.length)] = random(256);
        expect(() => decode(sized(damaged, () => 1 + random(80)))).not.toThrow();
      }
    }
  });

  it("never throws on JSON that is nested deeper than the stack", () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    for (const member of ["unknown", "usage", "error", "choices"]) decodeText(`data: {"${member}":${deep}}\n\n`);
    for (const member of ["annotations", "content", "tool_calls"]) {
      const { result } = decodeText(
        `data: {"choices":[{"delta":{"${member}":${deep}}}]}\n\n${chunk({ content: "next" })}`,
      );
      expect(text(result)).toBe("next");
    }
  });

  it("never throws on JSON of any shape, and what it reads is always a valid log", () => {
    for (const { bytes } of cases) {
      const events = Buffer.from(bytes).toString().split("\n\n");
      for (let seed = 1; seed <= 60; seed++) {
        const random = seeded(seed);
        const spoilt = events.map((event) => {
          const json = event.match(/^data: (\{.*\})$/)?.[1];
          return json?.endsWith("}}") || json?.endsWith("]}")
            ? `data: ${JSON.stringify(spoil(JSON.parse(json), random))}`
            : event;
        });
        const { result } = decodeText(spoilt.join("\n\n"));
        expect(logCreate.safeParse(result.fields).error).toBeUndefined();
      }
    }
  });
});
