import { logCreate } from "@kai/schema";
import { describe, expect, it } from "vitest";
import type { StreamEvent, StreamResult, WireFormat } from "../format.ts";
import { Fixtures } from "./fixtures.ts";
import { deepen, seeded, spoil } from "./fuzz.ts";

/** What an output says, as one text each. */
export interface Said {
  text: string;
  reasoning: string;
  refusal: string;
}

interface StreamSuite {
  /** Reads an output. @default chat messages */
  said?: (output: unknown) => Said;
  /** Makes the bytes of a recording. @default UTF-8 */
  encode?: (text: string) => Uint8Array;
  /** Events that each begin a new part of the stream, by number. */
  endless?: Record<string, (index: number) => string>;
  /** Whether the recording is text, in which lines may end in any way and which goes on after garbage. @default true */
  isText?: boolean;
}

interface Decoded {
  events: StreamEvent[];
  result: StreamResult;
}

/** Runs what every format must do with streams, on the recordings beside a test. */
export function testStreams(
  format: WireFormat,
  test: string,
  {
    said = saidInChat,
    encode = (text) => new TextEncoder().encode(text),
    endless = {},
    isText = true,
  }: StreamSuite = {},
): void {
  const cases = new Fixtures(test).streams().map((each) => ({ ...each, bytes: encode(each.text) }));

  function decode(pieces: Iterable<Uint8Array>): Decoded {
    const decoder = format.decoder();
    const events = [...pieces].flatMap((piece) => decoder.push(piece));
    return { events, result: decoder.result() };
  }
  const textOf = ({ fields }: StreamResult) => said(fields.output).text;

  describe.each(cases)("$name", ({ bytes, text, expected }) => {
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

    it.each(isText ? ["\n", "\r\n"] : [])("gives the same with lines that end in %j", (newline) => {
      const other = encode(text.replaceAll(/\r?\n/g, newline));
      expect(decode([other])).toStrictEqual(whole);
      expect(decode(sized(other, () => 1))).toStrictEqual(whole);
    });

    it("tells in its events exactly the text of its output", () => {
      const told = { text: "", reasoning: "", refusal: "" };
      for (const event of whole.events) {
        if (event.type !== "content" || event.choice !== 0) continue;
        if (event.kind === "text" || event.kind === "reasoning" || event.kind === "refusal")
          told[event.kind] += event.delta;
      }
      expect(told).toStrictEqual(said(whole.result.fields.output));
    });

    it("keeps what was received when cut after any byte", () => {
      const full = textOf(whole.result);
      const decoder = format.decoder();
      let before = "";
      for (const byte of sized(bytes.subarray(0, -1), () => 1)) {
        decoder.push(byte);
        const result = decoder.result();
        const json = JSON.stringify(result);
        if (json === before) continue;
        before = json;
        expect(full.startsWith(textOf(result))).toBe(true);
        expect(logCreate.safeParse(result.fields).error).toBeUndefined();
        if (result.complete) expect(textOf(result)).toBe(full);
      }
    });
  });

  it("gives an empty result before anything came", () => {
    expect(format.decoder().result()).toStrictEqual({ fields: {}, complete: false });
  });

  it("gives results that do not change when more comes", () => {
    for (const { bytes } of cases) {
      const decoder = format.decoder();
      for (const piece of sized(bytes, () => Math.ceil(bytes.length / 20))) {
        const result = decoder.result();
        const before = structuredClone(result);
        decoder.push(piece);
        expect(result).toStrictEqual(before);
      }
    }
  });

  it("keeps no more content than allowed, and says what it dropped", () => {
    for (const { bytes, expected } of cases) {
      const decoder = format.decoder({ maxContentLength: 10 });
      decoder.push(bytes);
      const { fields, complete } = decoder.result();
      expect(textOf({ fields, complete }).length).toBeLessThanOrEqual(10);
      expect({ complete, usage: fields.usage }).toStrictEqual({
        complete: expected.complete,
        usage: expected.fields.usage,
      });
      if (textOf(expected).length > 10) expect(fields.warnings).toContain("characters of streamed content not kept");
    }
  });

  it.each(Object.entries(endless))("keeps a stream without end of %s up to a limit", (_, event) => {
    const decoder = format.decoder();
    for (let index = 0; index < 10_000; index++) decoder.push(encode(event(index)));
    const result = decoder.result();
    expect(JSON.stringify(result).length).toBeLessThan(1024 * 1024);
    expect(result.fields.warnings).toContain("parts of the stream not kept because there were too many");
  });

  it.each(isText ? [100] : [])(
    "never throws on %i times random bytes, and what is found after them counts",
    (times) => {
      const [{ bytes, expected }] = cases as [(typeof cases)[0]];
      for (let seed = 1; seed <= times; seed++) {
        const random = seeded(seed);
        const noise = Uint8Array.from({ length: random(400) }, () => random(256));
        expect(textOf(decode([noise, encode("\n\n"), bytes]).result)).toBe(textOf(expected));
      }
    },
  );

  it("never throws on damaged bytes", () => {
    for (const { bytes } of cases) {
      for (let seed = 1; seed <= 40; seed++) {
        const random = seeded(seed);
        const damaged = Uint8Array.from(bytes);
        for (let hit = 0; hit < 8; hit++) damaged[random(damaged.length)] = random(256);
        expect(() => decode(sized(damaged, () => 1 + random(80)))).not.toThrow();
      }
    }
  });

  it("never throws on JSON of any shape, and what it reads is always a valid log", () => {
    for (const { text } of cases) {
      for (let seed = 1; seed <= 40; seed++) {
        const random = seeded(seed);
        const { result } = decode([encode(withJson(text, (json) => JSON.stringify(spoil(json, random))))]);
        expect(logCreate.safeParse(result.fields).error).toBeUndefined();
      }
    }
  });

  it("never throws on JSON that is nested deeper than the stack", () => {
    for (const { text } of cases) {
      for (let seed = 1; seed <= 2; seed++) {
        const random = seeded(seed);
        const deepened = withJson(text, (json) => (random(4) === 0 ? deepen(json, random) : JSON.stringify(json)));
        expect(() => decode([encode(deepened)])).not.toThrow();
      }
    }
  });
}

/** Splits bytes; a size of 0 gives an empty piece. */
function* sized(bytes: Uint8Array, nextSize: () => number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const end = start + nextSize();
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** A recording in which the JSON objects were rewritten; each must be on a line of its own. */
function withJson(text: string, rewrite: (json: unknown) => string): string {
  return text.replaceAll(/^([^{\n]*)(\{.*\})/gm, (line, before: string, json: string) => {
    try {
      return before + rewrite(JSON.parse(json));
    } catch {
      return line;
    }
  });
}

type Part = Record<string, unknown> | null;

function saidInChat(output: unknown): Said {
  const message = (output ?? {}) as Record<string, unknown>;
  const { content } = message;
  const parts = Array.isArray(content) ? (content as Part[]) : [];
  const thoughts = parts.flatMap((part) => (part?.["thinking"] ?? []) as Part[]);
  const reasoning = message["reasoning_content"] ?? message["reasoning"];
  return {
    text: Array.isArray(content) ? textsOf(parts) : asString(content),
    reasoning: typeof reasoning === "string" ? reasoning : textsOf(thoughts),
    refusal: asString(message["refusal"]),
  };
}

/** The texts of parts, one after the other. */
export function textsOf(parts: Part[]): string {
  return parts.map((part) => asString(part?.["text"])).join("");
}

function asString(value: unknown): string {
  return typeof value === "string" ? value : "";
}
