import { request as httpRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MockProvider, startMockProvider } from "./mock-provider.ts";
import type { Script } from "./script.ts";

const messages = [{ role: "user", content: "What is the capital of Peru?" }];
const tools = [
  {
    type: "function",
    function: {
      name: "weather",
      parameters: { type: "object", properties: { city: { type: "string" }, days: { type: "integer", minimum: 3 } } },
    },
  },
];

type NonEmpty<T> = [T, ...T[]];
interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details: { cached_tokens: number };
  completion_tokens_details: { reasoning_tokens: number };
}
interface ToolCall {
  function: { name?: string; arguments: string };
}
interface Completion {
  choices: NonEmpty<{ message: { content: string; tool_calls: NonEmpty<ToolCall> }; finish_reason: string }>;
  usage: Usage;
}
interface Chunk {
  choices: NonEmpty<{
    index: number;
    delta: { content?: string; reasoning_content?: string; tool_calls?: ToolCall[] };
  }>;
  usage?: Usage | null;
}

let provider: MockProvider;
beforeEach(async () => {
  provider = await startMockProvider({ chunkDelay: 0 });
});
afterEach(() => provider.close());

function chat(body: object = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${provider.url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-4o", messages, ...body }),
    ...init,
  });
}

async function json(body: object = {}): Promise<Completion> {
  const response = await chat(body);
  expect(response.status).toBe(200);
  return (await response.json()) as Completion;
}

async function streamed(body: object = {}): Promise<string> {
  return (await chat({ stream: true, ...body })).text();
}

function chunksOf(text: string): NonEmpty<Chunk> {
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice("data: ".length)) as Chunk) as NonEmpty<Chunk>;
}

function textOf(chunks: Chunk[], index = 0): string {
  return chunks.map((chunk) => chunk.choices.find((choice) => choice.index === index)?.delta.content ?? "").join("");
}

it("is told by a function what to answer, where no script is", async () => {
  const told = await startMockProvider({
    answer: ({ body }) => ({ kind: "text", text: `For ${(body as { model: string }).model}` }),
  });
  const ask = async () => {
    const body = JSON.stringify({ model: "gpt-4o", messages });
    const response = await fetch(`${told.url}/chat/completions`, { method: "POST", body });
    return ((await response.json()) as Completion).choices[0].message.content;
  };
  told.script({ kind: "text", text: "As scripted" });
  expect([await ask(), await ask()]).toEqual(["As scripted", "For gpt-4o"]);
  await told.close();
});

describe("without a script", () => {
  it("answers about the last user message, with usage that follows the text", async () => {
    const short = await json();
    expect(short).toMatchObject({
      object: "chat.completion",
      model: "gpt-4o-2024-08-06",
      choices: [{ index: 0, finish_reason: "stop" }],
    });
    expect(short.choices[0].message.content).toContain("the capital of Peru?");
    const long = await json({ messages: [{ role: "system", content: "Be brief. ".repeat(500) }, ...messages] });
    expect(long.usage.prompt_tokens).toBe(short.usage.prompt_tokens + 1250 + 4);
    expect(long.usage.prompt_tokens_details.cached_tokens).toBe(1152);
    expect(short.usage.total_tokens).toBe(short.usage.prompt_tokens + short.usage.completion_tokens);
  });

  it("streams the same answer as several chunks, with usage only when asked for", async () => {
    const whole = await json();
    const text = await streamed();
    const chunks = chunksOf(text);
    expect(textOf(chunks)).toBe(whole.choices[0].message.content);
    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks[0].choices[0].delta).toEqual({ role: "assistant", content: "", refusal: null });
    expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(text).not.toContain("usage");

    const withUsage = chunksOf(await streamed({ stream_options: { include_usage: true } }));
    expect(withUsage.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
    expect(withUsage[0].usage).toBeNull();
  });

  it("honours n, max_tokens, json_schema and a forced tool", async () => {
    expect((await json({ n: 3 })).choices).toHaveLength(3);
    const chunks = chunksOf(await streamed({ n: 2 }));
    expect(chunks.slice(0, 4).map((chunk) => chunk.choices[0].index)).toEqual([0, 1, 0, 1]);
    expect(textOf(chunks, 0)).not.toBe(textOf(chunks, 1));

    expect((await json({ max_tokens: 2 })).choices[0]).toMatchObject({
      message: { content: "You aske" },
      finish_reason: "length",
    });

    const schema = {
      type: "object",
      properties: { city: { type: "string" }, tags: { type: "array", items: { enum: ["a"] } } },
    };
    const { choices } = await json({ response_format: { type: "json_schema", json_schema: { name: "x", schema } } });
    expect(JSON.parse(choices[0].message.content)).toEqual({ city: messages[0]!.content, tags: ["a"] });

    const called = (await json({ tools, tool_choice: "required" })).choices[0];
    expect(called.finish_reason).toBe("tool_calls");
    expect(JSON.parse(called.message.tool_calls[0].function.arguments)).toEqual({
      city: messages[0]!.content,
      days: 3,
    });
  });

  it("rejects what OpenAI would reject, and works without the base path", async () => {
    expect((await chat({ model: undefined })).status).toBe(400);
    expect((await fetch(`${provider.url}/models`)).status).toBe(404);
    const bare = await fetch(`http://127.0.0.1:${provider.port}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ model: "m", messages }),
    });
    expect(await bare.json()).toMatchObject({ model: "m" });
    expect(provider.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v1/chat/completions",
      "GET /v1/models",
      "POST /chat/completions",
    ]);
  });
});

describe("scripts", () => {
  it("are used once each, in order, then the default returns", async () => {
    provider.script({ kind: "text", text: "one" }, { kind: "text", text: "two" });
    const said = [];
    for (let call = 0; call < 3; call++) said.push((await json()).choices[0].message.content);
    expect(said.slice(0, 2)).toEqual(["one", "two"]);
    expect(said[2]).toContain("Peru");
  });

  it("say something else: refusal, reasoning, tool calls, choices, no usage", async () => {
    provider.script({ kind: "refusal", refusal: "I cannot." });
    expect((await json()).choices[0].message).toMatchObject({ content: null, refusal: "I cannot." });
    provider.script({ kind: "reasoning", reasoning: "Let me think about it." });
    const chunks = chunksOf(await streamed({ stream_options: { include_usage: true } }));
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.reasoning_content ?? "").join("")).toBe(
      "Let me think about it.",
    );
    expect(chunks.at(-1)?.usage?.completion_tokens_details.reasoning_tokens).toBe(6);
    provider.script({ kind: "tool_calls", calls: [{ name: "weather", arguments: { city: "Lima, the capital" } }] });
    const calls = chunksOf(await streamed({ tools })).flatMap((chunk) => chunk.choices[0].delta.tool_calls ?? []);
    expect(calls[0]).toMatchObject({ index: 0, type: "function", function: { name: "weather", arguments: "" } });
    expect(calls.map((call) => call.function.arguments).join("")).toBe('{"city":"Lima, the capital"}');
    provider.script({ kind: "combined", scripts: [{ kind: "choices", n: 2 }, { kind: "no_usage" }] });
    const two = await json();
    expect(two.choices).toHaveLength(2);
    expect(two).not.toHaveProperty("usage");
  });

  it("answer with errors", async () => {
    provider.script(
      { kind: "rate_limit", retry_after: 7 },
      { kind: "status", status: 529 },
      { kind: "status", status: 401 },
    );
    const limited = await chat();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    expect(await (await chat()).json()).toEqual({
      error: { message: "Overloaded", type: "overloaded_error", param: null, code: null },
    });
    expect(await (await chat()).json()).toMatchObject({ error: { code: "invalid_api_key" } });
  });

  it("end a stream badly", async () => {
    provider.script(
      { kind: "unterminated", after: 3 },
      { kind: "stream_error", after: 0 },
      { kind: "stream_error", after: 3, named: true },
    );
    const unterminated = await streamed();
    expect(chunksOf(unterminated)).toHaveLength(3);
    expect(unterminated).not.toContain("[DONE]");
    expect(chunksOf(await streamed())).toEqual([{ error: expect.objectContaining({ type: "server_error" }) }]);
    const named = await streamed();
    expect(chunksOf(named)).toHaveLength(4);
    expect(named).toContain("event: error\ndata: {");

    provider.script({ kind: "empty" }, { kind: "empty" });
    expect(await streamed()).toBe("");
    expect(await (await chat()).text()).toBe("");
    provider.script({ kind: "reset" }, { kind: "broken_json" }, { kind: "broken_json" });
    await expect(chat()).rejects.toThrow("fetch failed");
    await expect(chat().then((response) => response.json())).rejects.toThrow(SyntaxError);
    await expect(streamed().then(chunksOf)).rejects.toThrow(SyntaxError);
  });

  it.each<Script>([
    { kind: "cut", after: 3 },
    { kind: "combined", scripts: [{ kind: "gzip" }, { kind: "cut", after: 3 }] },
  ])("cut the connection after some chunks: %j", async (script) => {
    provider.script(script);
    const response = await chat({ stream: true });
    let text = "";
    const decoder = new TextDecoder();
    await expect(
      (async () => {
        for await (const bytes of response.body!) text += decoder.decode(bytes, { stream: true });
      })(),
    ).rejects.toThrow("terminated");
    expect(chunksOf(text)).toHaveLength(3);
    expect(provider.requests[0]!.aborted).toBe(false);
  });

  it("stall until the client leaves, which is recorded", async () => {
    provider.script({ kind: "stall", after: 2 });
    const abort = new AbortController();
    const response = await chat({ stream: true }, { signal: abort.signal });
    const reader = response.body!.getReader();
    let text = "";
    while (chunksOf(text).length < 2) text += Buffer.from((await reader.read()).value ?? []).toString();
    expect(provider.requests[0]!.aborted).toBe(false);
    abort.abort();
    await expect.poll(() => provider.requests[0]!.aborted).toBe(true);
  });

  it("keep the first content back, not the headers", async () => {
    provider.script({ kind: "slow_first_token", ms: 60 });
    const reader = (await chat({ stream: true })).body!.getReader();
    const opening = await reader.read();
    expect(Buffer.from(opening.value ?? []).toString()).toContain('"content":""');
    const first = await reader.read();
    expect(Buffer.from(first.value ?? []).toString()).toContain('"content":"You"');
    expect(Date.now() - provider.requests[0]!.at).toBeGreaterThanOrEqual(58);
  });

  it.each<[Script["kind"], object]>([
    ["crlf", { kind: "crlf" }],
    ["heartbeats", { kind: "heartbeats" }],
    ["gzip", { kind: "gzip" }],
    ["byte_by_byte", { kind: "byte_by_byte" }],
    ["split_utf8", { kind: "split_utf8" }],
  ])("change how the bytes look, not what they say: %s", async (_, script) => {
    const text = { kind: "text", text: "Grüße aus 東京 👋🏽" } as const;
    provider.script({ kind: "combined", scripts: [text, script as Script] });
    expect(textOf(chunksOf(await streamed()))).toBe(text.text);
  });

  it("split characters and bytes over transfer chunks", async () => {
    provider.script(
      { kind: "combined", scripts: [{ kind: "text", text: "東" }, { kind: "byte_by_byte" }] },
      { kind: "split_utf8" },
    );
    expect((await transferChunks()).every((bytes) => bytes.length === 1)).toBe(true);
    const pieces = await transferChunks();
    expect(pieces.filter((bytes) => (bytes[0]! & 0xc0) === 0x80).length).toBeGreaterThan(10);
    expect(Buffer.concat(pieces).toString()).toContain("東京");
  });
});

/** The transfer chunks of one streamed answer, as node:http hands them over. */
function transferChunks(): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${provider.url}/chat/completions`, { method: "POST" }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (bytes: Buffer) => pieces.push(bytes));
      response.on("end", () => resolve(pieces));
    });
    request.on("error", reject);
    request.end(JSON.stringify({ model: "gpt-4o", messages, stream: true }));
  });
}
