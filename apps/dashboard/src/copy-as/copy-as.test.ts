import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Kai } from "@kai/client";
import type { Log, LogCreate } from "@kai/schema/log";
import { type MockProvider, type Program, type Script, startMockProvider, startProgram } from "@kai/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asCurl } from "./as-curl.ts";
import { asTypeScript } from "./as-typescript.ts";
import { asVitest } from "./as-vitest.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../../..");
const apiKey = "copied00.0123456789abcdef0123456789abcdef";

const nasty = `It's "quoted", $HOME \`whoami\` \\ \\n {{x}} */ </script> \${a} 😀 שלום \u202eevil\u2028new\nlines\tEND\nEND\n`;
const model = "gpt-4o-mini";
const provider_id = "openai";
const weather = {
  type: "function",
  function: { name: "get_weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};

/** What was logged, and the body that the provider must get when it is asked again. */
const cases: Record<string, { log: LogCreate; asked: Record<string, unknown>; answer?: Script }> = {
  "text that shells and languages could take for their own": {
    log: {
      model,
      provider_id,
      input: [
        { role: "system", content: nasty },
        { role: "user", content: [{ type: "text", text: nasty }] },
      ],
      output: { role: "assistant", content: "Paris is the capital of France." },
      temperature: 0.2,
      max_tokens: 50,
      stop: ["'", "\n"],
      customer_identifier: `o'neil"; exit 1 #`,
      thread_identifier: "thread\n42",
    },
    asked: {
      messages: [
        { role: "system", content: nasty },
        { role: "user", content: nasty },
      ],
      temperature: 0.2,
      max_tokens: 50,
      stop: ["'", "\n"],
    },
    answer: { kind: "text", text: "The capital of France is Paris." },
  },
  "tools that were called": {
    log: {
      model,
      provider_id,
      input: [
        { role: "user", content: "How is the weather in Paris and in Rome?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "a", type: "function", function: { name: "get_weather", arguments: '{"city":"Paris"}' } }],
        },
        { role: "tool", tool_call_id: "a", content: '{"sky":"clear"}' },
      ],
      output: {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "b", type: "function", function: { name: "get_weather", arguments: '{"city":"Rome"}' } }],
      },
      tools: [weather],
      tool_choice: "auto",
    },
    asked: {
      messages: [
        { role: "user", content: "How is the weather in Paris and in Rome?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "a", type: "function", function: { name: "get_weather", arguments: '{"city":"Paris"}' } }],
        },
        { role: "tool", tool_call_id: "a", content: '{"sky":"clear"}' },
      ],
      tools: [weather],
      tool_choice: "auto",
    },
    answer: { kind: "tool_calls", calls: [{ name: "get_weather", arguments: { city: "Roma" } }] },
  },
  "a call of the Responses API": {
    log: {
      log_type: "response",
      model,
      provider_id,
      input: [
        { role: "user", content: [{ type: "input_text", text: "Weather?" }] },
        { type: "function_call", call_id: "c1", name: "get_weather", arguments: '{"city":"Paris"}' },
        { type: "function_call_output", call_id: "c1", output: "clear" },
      ],
      output: [
        {
          type: "message",
          role: "assistant",
          content: [{ type: "output_text", text: '{"sky":"clear","degrees":21}' }],
        },
      ],
      tools: [{ type: "function", ...weather.function }, { type: "web_search" }] as LogCreate["tools"],
      response_format: {
        type: "json_schema",
        schema: { type: "object" },
        name: "weather",
      } as LogCreate["response_format"],
      max_completion_tokens: 99,
    },
    asked: {
      messages: [
        { role: "user", content: "Weather?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [
            { id: "c1", type: "function", function: { name: "get_weather", arguments: '{"city":"Paris"}' } },
          ],
        },
        { role: "tool", tool_call_id: "c1", content: "clear" },
      ],
      tools: [weather],
      response_format: { type: "json_schema", json_schema: { name: "weather", schema: { type: "object" } } },
      max_completion_tokens: 99,
    },
    answer: { kind: "text", text: '{"sky":"cloudy","degrees":9,"more":true}' },
  },
  "a call of Anthropic's API": {
    log: {
      model: "claude-sonnet-4-5",
      provider_id: "openai",
      input: [
        { role: "user", content: [{ type: "text", text: "Weather?", cache_control: { type: "ephemeral" } }] },
        {
          role: "assistant",
          content: [
            { type: "thinking", thinking: "Hm." },
            { type: "text", text: "Let me see." },
            { type: "tool_use", id: "t1", name: "get_weather", input: { city: "Paris" } },
          ],
        },
        {
          role: "user",
          content: [{ type: "tool_result", tool_use_id: "t1", content: [{ type: "text", text: "clear" }] }],
        },
        {
          role: "user",
          content: [
            { type: "text", text: "And this?" },
            { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" } },
          ],
        },
      ] as LogCreate["input"],
    },
    asked: {
      messages: [
        { role: "user", content: "Weather?" },
        {
          role: "assistant",
          content: "Let me see.",
          tool_calls: [
            { id: "t1", type: "function", function: { name: "get_weather", arguments: '{"city":"Paris"}' } },
          ],
        },
        { role: "tool", tool_call_id: "t1", content: "clear" },
        {
          role: "user",
          content: [
            { type: "text", text: "And this?" },
            { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } },
          ],
        },
      ],
    },
  },
  "a stream": {
    log: { model, provider_id, input: [{ role: "user", content: "Hi" }], output: "Hello there", stream: true },
    asked: { messages: [{ role: "user", content: "Hi" }] },
    answer: { kind: "text", text: "Hello there, friend" },
  },
};

describe("a log copied as code", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "kai-copied-"));
  /** Inside the package, where its imports resolve. */
  const codeDir = mkdtempSync(join(import.meta.dirname, ".copied-"));
  const logs = new Map<string, Log>();
  let provider: MockProvider;
  let server: Program;

  beforeAll(async () => {
    provider = await startMockProvider({ chunkDelay: 0 });
    server = await startProgram({
      args: [join(root, "apps/server/dist/main.js"), "--port", "0", "--data-dir", dataDir, "--log-level", "warn"],
      env: { KAI_API_KEY: apiKey, OPENAI_API_KEY: "none", OPENAI_BASE_URL: provider.url },
      ready: /listens on (http:\/\/[^\s,]+)/,
    });
    const kai = new Kai({ apiKey, baseUrl: server.found });
    for (const [name, { log }] of Object.entries(cases)) {
      const { unique_id } = await kai.logs.create(log);
      logs.set(name, await kai.logs.get(unique_id));
    }
  });
  afterAll(async () => {
    await server.end();
    await provider.close();
    for (const each of [dataDir, codeDir]) rmSync(each, { recursive: true, force: true });
  });

  const env = () => ({ PATH: process.env["PATH"], KAI_API_KEY: apiKey, NO_COLOR: "1" });

  const runTest = (index: number) =>
    run(join(root, "node_modules/.bin/vitest"), ["run", "--root", codeDir, `test-${index}.ts`], { env: env() });

  it.each(Object.keys(cases))("asks for the same in a shell: %s", async (name) => {
    const { asked, log } = cases[name]!;
    const { stdout } = await run("bash", ["-c", `set -eu\n${asCurl(logs.get(name)!, { baseUrl: server.found })}`], {
      env: env(),
    });
    expect(stdout).toContain(log.stream ? "data: [DONE]" : '"finish_reason":');
    expect(provider.requests.at(-1)!.body).toMatchObject(asked);
  });

  it("asks for the same in a shell, however long it is", async () => {
    const [log] = logs.values();
    const input = [{ role: "user", content: nasty.repeat(4000) }];
    const command = asCurl({ ...log!, input }, { baseUrl: server.found })!;
    expect(command.length).toBeGreaterThan(300_000);
    const file = join(dataDir, "long.sh");
    writeFileSync(file, command);
    await run("bash", ["-eu", file], { env: env() });
    expect(provider.requests.at(-1)!.body).toMatchObject({ messages: input });
  });

  it("compiles, and asks for the same with OpenAI's SDK and in a test", async () => {
    const names = Object.keys(cases);
    writeFileSync(
      join(codeDir, "tsconfig.json"),
      JSON.stringify({ extends: join(root, "tsconfig.base.json"), include: ["*.ts"] }),
    );
    writeFileSync(join(codeDir, "vitest.config.mjs"), "export default { test: { include: ['test-*.ts'] } };\n");
    for (const [index, name] of names.entries()) {
      const options = { baseUrl: server.found };
      writeFileSync(join(codeDir, `call-${index}.ts`), asTypeScript(logs.get(name)!, options)!);
      writeFileSync(join(codeDir, `test-${index}.ts`), asVitest(logs.get(name)!, options)!);
    }
    const compiler = join(root, "node_modules/.bin/tsc");
    const { stdout } = await run(compiler, ["-p", codeDir]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");

    for (const [index, name] of names.entries()) {
      const { asked, answer } = cases[name]!;
      if (answer) provider.script(answer, answer);
      await run(process.execPath, [join(codeDir, `call-${index}.ts`)], { env: env() });
      expect(provider.requests.at(-1)!.body).toMatchObject(asked);
      await runTest(index).catch((error: { stderr: string }) => expect.fail(error.stderr));
      expect(provider.requests.at(-1)!.body).toMatchObject(asked);
    }
    provider.script({ kind: "text", text: "Bananas grow in bunches." });
    await expect(runTest(0)).rejects.toMatchObject({
      stderr: expect.stringContaining("to be greater than 0.3") as string,
    });
  });

  it("says what it leaves out, and whose it is", () => {
    const log = logs.get("a call of Anthropic's API")!;
    const options = { baseUrl: "https://kai.example.com/" };
    expect(asCurl(log, options)).toMatch(
      /^# Left out: reasoning\ncurl 'https:\/\/kai\.example\.com\/api\/chat\/completions'/,
    );
    expect(asTypeScript(log, options)).toContain("\n// Left out: reasoning\n");
    const other = asCurl(logs.get("a call of the Responses API")!, options);
    expect(other).toContain('# Left out: a tool of type "web_search"\n');
    const [mine] = logs.values();
    expect(asTypeScript(mine!, options)).toContain(
      String.raw`const kai = { customer_identifier: "o'neil\"; exit 1 #", thread_identifier: "thread\n42" };`,
    );
  });

  it("is nothing for a log that is no conversation", () => {
    const [log] = logs.values();
    const others = [
      { ...log!, model: null },
      { ...log!, prompt_messages: null },
      { ...log!, input: null },
    ];
    for (const other of others) {
      for (const write of [asCurl, asTypeScript, asVitest])
        expect(write(other, { baseUrl: "http://a" })).toBeUndefined();
    }
  });
});
