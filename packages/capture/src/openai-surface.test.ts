import { type MockProvider, type Script, startMockProvider } from "@kai/testing";
import OpenAI, { type ClientOptions, APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "openai";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { observe } from "./fetch/observe.ts";
import { platform as fetchPlatform } from "./platform/fetch.ts";
import { platform as nodePlatform } from "./platform/node.ts";
import { startCapture, type TestCapture } from "./test-capture.ts";

// Everything the SDK offers works as it does without us, and every request that leaves is one record.

const text = "one two three four";
const says: Script = { kind: "text", text };
const body = { model: "gpt-4o-mini", messages: [{ role: "user" as const, content: "Say something" }] };
const success = { status: "success", status_code: 200, output: { role: "assistant", content: text } };

const itself = (given: OpenAI) => given;

describe.each([
  ["a client", { platform: nodePlatform, prepare: itself }],
  ["an observed client", { platform: nodePlatform, prepare: observe<OpenAI> }],
  ["an observed client, where nothing tells of requests", { platform: fetchPlatform, prepare: observe<OpenAI> }],
])("%s", (_way, { platform, prepare }) => {
  let provider: MockProvider;
  let client: OpenAI;
  let capture: TestCapture;
  const createClient = (options: ClientOptions = {}) =>
    prepare(new OpenAI({ apiKey: "sk-test", baseURL: provider.url, maxRetries: 0, ...options }));
  beforeEach(async () => {
    provider = await startProvider(says);
    client = createClient();
    capture = startCapture({}, platform);
  });

  describe("a whole answer", () => {
    it("withResponse", async () => {
      const { data, response, request_id } = await client.chat.completions.create(body).withResponse();
      expect(data.choices[0]?.message.content).toBe(text);
      expect(response.url).toBe(`${provider.url}/chat/completions`);
      expect(request_id).toMatch(/^req_/);
      expect(await capture.record()).toMatchObject(success);
    });

    it("asResponse, cloned and read twice", async () => {
      const response = await client.chat.completions.create(body).asResponse();
      expect(response).toBeInstanceOf(Response);
      expect(await response.clone().json()).toEqual(await response.json());
      expect(await capture.record()).toMatchObject(success);
    });

    it("asResponse, never read", async () => {
      const response = await client.chat.completions.create(body).asResponse();
      expect(response.bodyUsed).toBe(false);
      // Without channels, we read only what is read.
      if (!platform.recordRequests) capture.handle.uninstall();
      expect(await capture.record()).toMatchObject(platform.recordRequests ? success : { status: "incomplete" });
    });

    it("parse", async () => {
      provider = await startProvider();
      client = createClient();
      const completion = await client.chat.completions.parse({
        ...body,
        response_format: {
          type: "json_schema",
          json_schema: { name: "answer", schema: { type: "object", properties: { ok: { type: "boolean" } } } },
        },
      });
      expect(completion.choices[0]?.message.parsed).toEqual({ ok: true });
      expect(await capture.record()).toMatchObject({
        output: { content: '{"ok":true}' },
        response_format: { type: "json_schema" },
      });
    });

    it("withOptions", async () => {
      const other = client.withOptions({ timeout: 5000 });
      expect(other).toBeInstanceOf(OpenAI);
      await other.chat.completions.create(body);
      expect(await capture.record()).toMatchObject(success);
    });

    it("retried by the SDK: one record for each attempt", async () => {
      provider = await startProvider({ kind: "status", status: 500 }, says);
      const retrying = createClient({ maxRetries: 1 });
      await retrying.chat.completions.create(body);
      expect(await capture.records(2)).toMatchObject([{ status: "error", status_code: 500 }, success]);
    });

    it("not there before the SDK's timeout", async () => {
      provider = await startProvider({ kind: "slow_first_token", ms: 5000 });
      const impatient = createClient({ timeout: 500 });
      await expect(impatient.chat.completions.create(body)).rejects.toThrow(APIConnectionTimeoutError);
      expect(await capture.record()).toMatchObject({ status: "cancelled", status_code: 499, input: body.messages });
      await expect.poll(() => provider.requests[0]?.aborted).toBe(true);
    });

    it("aborted before it came", async () => {
      provider = await startProvider({ kind: "slow_first_token", ms: 5000 });
      const slow = createClient();
      const controller = new AbortController();
      const answer = slow.chat.completions.create(body, { signal: controller.signal });
      await expect.poll(() => provider.requests).toHaveLength(1);
      controller.abort();
      await expect(answer).rejects.toThrow(APIUserAbortError);
      expect(await capture.record()).toMatchObject({ status: "cancelled", status_code: 499, input: body.messages });
      await expect.poll(() => provider.requests[0]?.aborted).toBe(true);
    });

    it("from a provider that is not there", async () => {
      await provider.close();
      await expect(client.chat.completions.create(body)).rejects.toThrow(APIConnectionError);
      expect(await capture.record()).toMatchObject({
        status: "error",
        error_message: expect.stringContaining("ECONNREFUSED") as string,
        model: "gpt-4o-mini",
        input: body.messages,
      });
    });
  });

  describe("a streamed answer", () => {
    const create = () => client.chat.completions.create({ ...body, stream: true });

    it("read to its end", async () => {
      let received = "";
      for await (const event of await create()) received += event.choices[0]?.delta.content ?? "";
      expect(received).toBe(text);
      expect(await capture.record()).toMatchObject({ ...success, stream: true });
    });

    it("aborted while it stalls", async () => {
      provider = await startProvider({ kind: "combined", scripts: [says, { kind: "stall", after: 3 }] });
      const stalled = createClient();
      const read = async () => {
        const controller = new AbortController();
        const options = { signal: controller.signal };
        const stream = await stalled.chat.completions.create({ ...body, stream: true }, options);
        for await (const event of stream) if (event.choices[0]?.delta.content) controller.abort();
      };
      await read().catch((error: unknown) => expect(error).toBeInstanceOf(APIUserAbortError));
      expect(await capture.record()).toMatchObject({
        status: "cancelled",
        status_code: 499,
        output: { content: expect.stringMatching(/^one/) as string },
      });
      await expect.poll(() => provider.requests[0]?.aborted).toBe(true);
    });

    it("cut off by the provider", async () => {
      provider = await startProvider({ kind: "combined", scripts: [says, { kind: "cut", after: 3 }] });
      const cut = createClient();
      const read = async () => {
        for await (const _ of await cut.chat.completions.create({ ...body, stream: true }));
      };
      await expect(read()).rejects.toThrow("terminated");
      const record = await capture.record();
      expect(record).toMatchObject({ status: "error", output: { content: expect.stringMatching(/^one/) as string } });
      expect(record.status_code).toBeUndefined();
    });

    it("split in two by tee", async () => {
      const [left, right] = (await create()).tee();
      const read = async (events: AsyncIterable<OpenAI.ChatCompletionChunk>) => {
        let received = "";
        for await (const event of events) received += event.choices[0]?.delta.content ?? "";
        return received;
      };
      expect(await Promise.all([read(left), read(right)])).toEqual([text, text]);
      expect(await capture.record()).toMatchObject(success);
    });

    it("passed on by toReadableStream", async () => {
      const response = new Response((await create()).toReadableStream());
      expect((await response.text()).trim().split("\n").length).toBeGreaterThan(4);
      expect(await capture.record()).toMatchObject(success);
    });

    it("with the stream helper", async () => {
      const runner = client.chat.completions.stream(body);
      let received = "";
      runner.on("content", (delta) => (received += delta));
      expect(await runner.finalContent()).toBe(text);
      expect(received).toBe(text);
      expect(await capture.record()).toMatchObject(success);
    });

    it.each<[way: string, leave: (stream: Awaited<ReturnType<typeof create>>) => void]>([
      ["by break", () => {}],
      ["by its controller", (stream) => stream.controller.abort()],
      [
        "by an exception of its consumer",
        () => {
          throw new RangeError("the consumer's own");
        },
      ],
    ])("left after the first words %s", async (_, leave) => {
      let received = "";
      const stream = await create();
      try {
        for await (const event of stream) {
          received += event.choices[0]?.delta.content ?? "";
          if (received === "") continue;
          leave(stream);
          break;
        }
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      const record = await capture.record();
      expect(record).toMatchObject({ status: "cancelled", status_code: 499, stream: true });
      const { content } = record.output as { content: string };
      expect(content.startsWith(received)).toBe(true);
      expect(content).not.toBe(text);
      await expect.poll(() => provider.requests[0]?.aborted).toBe(true);
    });
  });
});

async function startProvider(...scripts: Script[]): Promise<MockProvider> {
  const started = await startMockProvider({ chunkDelay: 2 });
  onTestFinished(() => started.close().catch(() => {}));
  started.script(...scripts);
  return started;
}
