import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatAnswer } from "./chat.ts";
import { readAll, startTestGateway } from "./test-gateway.ts";

let test: Awaited<ReturnType<typeof startTestGateway>>;
beforeAll(async () => {
  test = await startTestGateway();
});
afterAll(() => test.close());

interface Call {
  id: string;
  function: { name: string; arguments: string };
}
interface Completion {
  choices: {
    message: { content: string | null; reasoning_content?: string; tool_calls?: Call[] };
    finish_reason: string;
  }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}
interface Chunk {
  choices: {
    delta: { content?: string; reasoning_content?: string; tool_calls?: (Partial<Call> & { index: number })[] };
    finish_reason: string | null;
  }[];
  usage?: Completion["usage"];
}

const messages = [{ role: "user", content: "What is the weather in Lima?" }];
const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const tools = [{ type: "function", function: { name: "weather", parameters } }];
const calls = [
  { name: "weather", arguments: { city: "Lima" } },
  { name: "weather", arguments: { city: "Cusco" } },
];
const png = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1");

/** The same answer, whichever way it came. */
async function read(answer: ChatAnswer): Promise<Completion> {
  if (answer.kind === "json") return answer.body as unknown as Completion;
  const text = await readAll(answer);
  expect(text).toMatch(/data: \[DONE\]\n\n$/);
  const chunks = text
    .split("\n\n")
    .filter((event) => event.startsWith("data: {"))
    .map((event) => JSON.parse(event.slice("data: ".length)) as Chunk);
  const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
  const joined = (name: "content" | "reasoning_content") => deltas.map((delta) => delta[name] ?? "").join("");
  const tool_calls: Call[] = [];
  for (const { index, id = "", function: called } of deltas.flatMap((delta) => delta.tool_calls ?? [])) {
    const call = (tool_calls[index] ??= { id, function: { name: called!.name, arguments: "" } });
    call.function.arguments += called!.arguments;
  }
  const message = {
    content: joined("content") || null,
    ...(joined("reasoning_content") && { reasoning_content: joined("reasoning_content") }),
    ...(tool_calls.length > 0 && { tool_calls }),
  };
  const finish_reason = chunks.flatMap(({ choices }) => choices.map((choice) => choice.finish_reason)).find(Boolean)!;
  return { choices: [{ message, finish_reason }], usage: chunks.at(-1)!.usage! };
}

const providers = [
  ["OpenAI's format", "azure/gpt-4o"],
  ["Anthropic's format", "anthropic/claude-haiku-4-5"],
  ["Gemini's format", "gemini/gemini-3-pro"],
  ["Gemini's format on Vertex AI", "vertex_ai/gemini-2.5-flash"],
  ["Bedrock's format", "bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0"],
] as const;

describe.each(providers)("%s", (_, model) => {
  describe.each([false, true])("streamed: %s", (stream) => {
    const ask = async (body: object = {}) =>
      read(
        await test.chat({
          model,
          messages,
          stream,
          stream_options: stream ? { include_usage: true } : undefined,
          ...body,
        }),
      );

    it("answers with text and usage, and is logged", async () => {
      const text = "It is sunny, 22 °C — ¡qué bien! 🌞";
      test.provider.script({ kind: "text", text });
      const { choices, usage } = await ask();
      expect(choices).toMatchObject([{ message: { content: text }, finish_reason: "stop" }]);
      expect(usage.prompt_tokens).toBeGreaterThan(0);
      expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
      const log = test.logs.at(-1)!;
      expect(log).toMatchObject({ status: "success", stream, attempts: [{ code: "ok", model }] });
      expect(log.usage).toMatchObject({ prompt_tokens: usage.prompt_tokens });
      expect(JSON.stringify(log.output)).toContain(text);
    });

    it("calls tools at once, and goes on with their results", async () => {
      test.provider.script({ kind: "tool_calls", calls });
      const { choices } = await ask({ tools });
      const [{ message, finish_reason }] = choices as [Completion["choices"][0]];
      expect(finish_reason).toBe("tool_calls");
      const made = message.tool_calls!;
      expect(made.map(({ function: called }) => [called.name, JSON.parse(called.arguments)])).toEqual(
        calls.map((call) => [call.name, call.arguments]),
      );
      expect(new Set(made.map(({ id }) => id)).size).toBe(2);
      const results = made.map(({ id }, index) => ({ role: "tool", tool_call_id: id, content: `${20 + index} °C` }));
      const next = await ask({ tools, messages: [...messages, { role: "assistant", ...message }, ...results] });
      expect(next.choices[0]!.message.content).toContain("21 °C");
    });

    it("calls the tool it is told to", async () => {
      const { choices } = await ask({ tools, tool_choice: { type: "function", function: { name: "weather" } } });
      expect(choices[0]!.message.tool_calls).toMatchObject([{ function: { name: "weather" } }]);
    });

    it.each(["json_schema", "response_schema"])("answers in the form of a %s", async (kind) => {
      const response_format =
        kind === "json_schema"
          ? { type: kind, json_schema: { name: "place", schema: parameters } }
          : { type: "json_object", response_schema: parameters };
      const { choices } = await ask({ response_format });
      expect(JSON.parse(choices[0]!.message.content!)).toEqual({ city: expect.any(String) });
      expect(choices[0]!.finish_reason).toBe("stop");
    });

    it("tells what it thought", async () => {
      test.provider.script({
        kind: "combined",
        scripts: [
          { kind: "reasoning", reasoning: "Let me see" },
          { kind: "text", text: "Sunny" },
        ],
      });
      const { choices } = await ask({ reasoning_effort: "low" });
      expect(choices[0]!.message).toMatchObject({ content: "Sunny", reasoning_content: "Let me see" });
    });

    it("sees an image", async () => {
      const url = `data:image/png;base64,${png.toString("base64")}`;
      const content = [
        { type: "text", text: "What is this?" },
        { type: "image_url", image_url: { url } },
      ];
      await ask({ messages: [{ role: "user", content }] });
      expect(JSON.stringify(test.provider.requests.at(-1)!.body)).toContain(png.toString("base64"));
    });

    it.each([
      ["before its first byte", "status"],
      ["before its first content", "opening"],
      ["in the middle", "content"],
    ])("stops when the client leaves %s", async (_when, phase) => {
      if (!stream && phase !== "status") return expect(phase).not.toBe("status");
      test.provider.script(
        phase === "status"
          ? { kind: "combined", scripts: [{ kind: "slow_first_token", ms: 60_000 }] }
          : { kind: "stall", after: phase === "opening" ? 1 : 4 },
      );
      const asked = test.provider.requests.length;
      const logged = test.logs.length;
      const client = new AbortController();
      const answer = test.chat({ model, messages, stream }, { signal: client.signal });
      if (phase === "content") {
        const { events } = (await answer) as Extract<ChatAnswer, { kind: "stream" }>;
        await events[Symbol.asyncIterator]().next();
        client.abort();
        events.destroy();
      } else {
        await expect.poll(() => test.provider.requests.length).toBe(asked + 1);
        client.abort();
        await expect(answer).rejects.toMatchObject({ status: 499, code: "client_left" });
      }
      await expect.poll(() => test.provider.requests[asked]!.aborted).toBe(true);
      await expect.poll(() => test.logs.length).toBe(logged + 1);
      expect(test.logs.at(-1)).toMatchObject({ status: "cancelled", status_code: 499 });
    });
  });

  it("is read no faster than the client reads", async () => {
    const words = 300;
    const text = `${"x".repeat(100_000)} `.repeat(words);
    test.provider.script({ kind: "text", text });
    const asked = test.provider.requests.length;
    const { events } = (await test.chat({ model, messages, stream: true, max_tokens: text.length / 4 })) as Extract<
      ChatAnswer,
      { kind: "stream" }
    >;
    await events[Symbol.asyncIterator]().next();
    // Time for all of it to come, were it not held back.
    for (let others = 0; others < 20; others++) await test.chat({ model: "azure/gpt-4o", messages });
    expect(test.provider.requests[asked]!.events).toBeLessThan(words * 0.8);
    events.destroy();
    await expect.poll(() => test.provider.requests[asked]!.aborted).toBe(true);
  });
});

describe.each(["anthropic/claude-haiku-4-5", "bedrock/anthropic.claude-haiku-4-5", "gemini/gemini-3-pro"])(
  "%s gets back what it signed, from clients that leave it out",
  (model) => {
    it.each([false, true])("streamed: %s", async (stream) => {
      test.provider.script({
        kind: "combined",
        scripts: [
          { kind: "reasoning", reasoning: "Let me see" },
          { kind: "tool_calls", calls },
        ],
      });
      const asking = { model, tools, stream, reasoning_effort: "high", max_tokens: 8000 };
      const { choices } = await read(await test.chat({ ...asking, messages }));
      const tool_calls = choices[0]!.message.tool_calls!.map(({ id, function: called }) => ({
        id,
        type: "function",
        function: called,
      }));
      const results = tool_calls.map(({ id }) => ({ role: "tool", tool_call_id: id, content: "22 °C" }));
      const answered = [...messages, { role: "assistant", content: null, tool_calls }, ...results];
      await read(await test.chat({ ...asking, messages: answered }));
      const sent = JSON.stringify(test.provider.requests.at(-1)!.body);
      expect(sent).toMatch(/signature-of-(claude|bedrock|weather)/);
      expect(sent).not.toContain("skip_thought_signature_validator");
      // They are the project's own.
      const other = { key_id: "kai_2", project_id: "other", environment: "prod" } as const;
      const { signal } = new AbortController();
      await test.gateway.chat({ caller: other, body: { ...asking, stream: false, messages: answered }, signal });
      expect(JSON.stringify(test.provider.requests.at(-1)!.body)).not.toContain("signature-of-");
    });
  },
);
