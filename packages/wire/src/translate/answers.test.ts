import { describe, expect, it } from "vitest";
import { bedrockStream } from "../test-support/aws-messages.ts";
import { Fixtures } from "../test-support/fixtures.ts";
import { seeded } from "../test-support/fuzz.ts";
import { assembled, received } from "../test-support/openai-client.ts";
import { anthropicMessages, bedrockConverse, type ChatStreamEvent, type ChatTranslation, gemini } from "./index.ts";

interface Call {
  index?: number;
  id?: string;
  function: { name?: string; arguments: string };
}

interface Message {
  role?: string;
  content?: unknown;
  tool_calls?: Call[];
  thinking_blocks?: { signature?: string }[];
  extra_content?: object;
}

interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

interface ChatChunk {
  id: string;
  choices: { index: number; delta: Message; finish_reason: string | null }[];
  usage?: Usage;
}

/** What a recording beside a format says of an answer. */
interface Logged {
  output?: Message;
  usage?: Partial<Usage>;
}

const context = { id: "chatcmpl-0123456789abcdef", created: 1_770_000_000, model: "asked-for" };
const utf8 = (text: string) => new TextEncoder().encode(text);

const formats: { translation: ChatTranslation; folder: string; encode: (text: string) => Uint8Array }[] = [
  { translation: anthropicMessages, folder: "anthropic-messages", encode: utf8 },
  { translation: gemini, folder: "gemini", encode: utf8 },
  { translation: bedrockConverse, folder: "bedrock-converse", encode: bedrockStream },
];

function translate(translation: ChatTranslation, pieces: Iterable<Uint8Array>): ChatStreamEvent[] {
  const translator = translation.stream(context);
  const events = [...pieces].flatMap((piece) => translator.push(piece));
  return [...events, ...translator.end()];
}

function* pieces(bytes: Uint8Array, size: () => number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const end = start + 1 + size();
    yield bytes.subarray(start, end);
    start = end;
  }
}

const chunksOf = (events: ChatStreamEvent[]): ChatChunk[] =>
  events.flatMap((event) => (event.type === "chunk" ? [JSON.parse(event.data) as ChatChunk] : []));

/** The text of an output of the log. */
const textOf = (content: unknown): string | null =>
  Array.isArray(content)
    ? (content as { text?: string }[]).map(({ text = "" }) => text).join("") || null
    : ((content as string | undefined) ?? null);

/** Calls with the arguments as values, since how they are spaced is the model's own business. */
const callsOf = ({ tool_calls = [] }: Message) =>
  tool_calls.map(({ function: called }) => ({ name: called.name, arguments: parsed(called.arguments || "{}") }));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

describe.each(formats)("$folder", ({ translation, folder, encode }) => {
  const fixtures = new Fixtures(new URL(`../${folder}/x.test.ts`, import.meta.url).href);

  describe.each(fixtures.streams())("$name", ({ text, expected }) => {
    const bytes = encode(text);
    const events = translate(translation, [bytes]);
    const chunks = chunksOf(events);

    it("is the same however its bytes are split", () => {
      for (let size = 0; size < 64; size++)
        expect(
          translate(
            translation,
            pieces(bytes, () => size),
          ),
        ).toEqual(events);
      for (let seed = 1; seed <= 20; seed++) {
        const random = seeded(seed);
        expect(
          translate(
            translation,
            pieces(bytes, () => random(300)),
          ),
        ).toEqual(events);
      }
    });

    it("has chunks of one completion, of which the first of each choice tells the role", () => {
      expect(new Set(chunks.map(({ id }) => id)).size).toBeLessThanOrEqual(1);
      const begun = new Set<number>();
      for (const chunk of chunks) {
        expect(chunk).toMatchObject({ object: "chat.completion.chunk", created: context.created });
        for (const { index, delta } of chunk.choices) {
          expect(delta.role).toBe(begun.has(index) ? undefined : "assistant");
          begun.add(index);
        }
      }
    });

    it("numbers its tool calls, and begins each with an id, a name and arguments that are text", () => {
      const seen = new Map<number, Set<number>>();
      for (const { index: choice, delta } of chunks.flatMap(({ choices }) => choices)) {
        const known = seen.get(choice) ?? new Set<number>();
        seen.set(choice, known);
        for (const { index, id, function: called } of delta.tool_calls ?? []) {
          expect(called.arguments).toBeTypeOf("string");
          const some = expect.stringMatching(/.+/) as string;
          if (!known.has(index!))
            expect({ index, id, name: called.name }).toEqual({ index: known.size, id: some, name: some });
          known.add(index!);
        }
      }
    });

    it("says the same as the log", async () => {
      const { output, usage } = expected.fields as Logged;
      const told = chunks.filter(({ choices }) => choices.length === 0).map((chunk) => chunk.usage!);
      if (expected.complete) {
        const completion = await assembled(events);
        const message = completion.choices[0]!.message as Message;
        expect(message.content).toBe(textOf(output?.content));
        expect(callsOf(message)).toEqual(callsOf(output ?? {}));
        expect(message.extra_content ?? message.thinking_blocks).toEqual(
          signatureOf(folder, output) ?? (folder === "gemini" ? undefined : output?.thinking_blocks),
        );
        const calls = callsOf(message).length > 0;
        expect(completion.choices[0]!.finish_reason === "tool_calls").toBe(calls && !isCutShort(completion));
      }
      for (const usageTold of expected.complete ? told : [])
        expect(usageTold.total_tokens).toBe(usageTold.prompt_tokens + usageTold.completion_tokens);
      if (usage?.prompt_tokens !== undefined && !expected.error)
        expect(told).toMatchObject([{ prompt_tokens: usage.prompt_tokens }]);
    });

    it("ends as the provider's stream did", () => {
      const last = events.filter(({ type }) => type !== "chunk");
      if (expected.error) expect(last).toEqual([{ type: "error", error: expected.error }]);
      else expect(last.some(({ type }) => type === "error")).toBe(false);
      const finished = chunks.some(({ choices }) => choices.some(({ finish_reason }) => finish_reason));
      expect(finished).toBe(expected.complete);
    });
  });

  it.each(fixtures.bodies("response"))("$name becomes a completion of OpenAI's", async ({ name, body, fields }) => {
    const { completion, error } = translation.readCompletion(body, context);
    expect(error !== undefined).toBe(name.includes("error"));
    if (error || Array.isArray(body)) return;
    const { choices, usage } = await received(completion);
    const { output, usage: logged } = fields as Logged;
    expect(choices[0]!.message.content).toBe(textOf(output?.content));
    expect(callsOf(choices[0]!.message as Message)).toEqual(callsOf(output ?? {}));
    for (const call of choices[0]!.message.tool_calls ?? []) expect(call.id).toMatch(/.+/);
    if (usage?.completion_tokens !== undefined)
      expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
    if (logged?.prompt_tokens !== undefined) expect(usage?.prompt_tokens).toBe(logged.prompt_tokens);
  });
});

const isCutShort = ({ choices }: { choices: { finish_reason: string }[] }) =>
  choices[0]!.finish_reason === "length" || choices[0]!.finish_reason === "content_filter";

/** Gemini's signature of a message, in the place where Google's own API for OpenAI's clients has it. */
function signatureOf(folder: string, output: Message | undefined): object | undefined {
  if (folder !== "gemini") return undefined;
  const signature = output?.thinking_blocks?.findLast((block) => block.signature)?.signature;
  return signature ? { google: { thought_signature: signature } } : undefined;
}
