import http, { type ClientRequest, type IncomingMessage } from "node:http";
import { type MockProvider, startMockProvider } from "@kai/testing";
import axios from "axios";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCapture } from "../test-capture.ts";

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 2 });
});
afterAll(() => provider.close());

const body = { model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }], stream: true };
const words = "one two three four five six seven eight";
const url = () => `${provider.url}/chat/completions`;

/** Sends the request, and settles once the connection has nothing more to say. */
function send(init: {
  url?: string;
  signal?: AbortSignal;
  onAnswer?: (answer: IncomingMessage, request: ClientRequest) => void;
}) {
  return new Promise<void>((resolve) => {
    const { url: address = url(), onAnswer = (answer) => answer.resume(), ...options } = init;
    const request = http.request(address, { method: "POST", ...options });
    request.on("response", (answer) => {
      // The caller's own handler: without it, a broken answer would end the process.
      answer.on("error", () => {});
      onAnswer(answer, request);
    });
    request.on("error", () => {}).on("close", resolve);
    request.end(JSON.stringify(body));
  });
}

describe("a request of node:http", () => {
  it.each<[way: string, leave: (answer: IncomingMessage, request: ClientRequest) => void]>([
    ["destroys the request", (_answer, request) => request.destroy()],
    ["destroys the answer", (answer) => answer.destroy()],
    ["destroys the answer with an error", (answer) => answer.destroy(new Error("enough"))],
  ])("is cancelled when its caller %s", async (_, leave) => {
    const capture = startCapture();
    provider.script({ kind: "text", text: words });
    let received = "";
    await send({
      onAnswer: (answer, request) =>
        answer.on("data", (chunk: Buffer) => {
          received += String(chunk);
          if (received.includes("two")) leave(answer, request);
        }),
    });
    const record = await capture.record();
    expect(record).toMatchObject({ status: "cancelled", status_code: 499, input: body.messages });
    expect((record.output as { content: string }).content).toMatch(/^one two/);
  });

  it("is cancelled by its signal before the answer", async () => {
    const capture = startCapture();
    provider.script({ kind: "combined", scripts: [{ kind: "slow_first_token", ms: 5000 }] });
    await send({ signal: AbortSignal.timeout(300), onAnswer: (answer) => answer.resume() });
    expect(await capture.record()).toMatchObject({ status: "cancelled", status_code: 499, input: body.messages });
  });

  it("fails when the connection is cut, and keeps the text so far", async () => {
    const capture = startCapture();
    provider.script({
      kind: "combined",
      scripts: [
        { kind: "text", text: words },
        { kind: "cut", after: 4 },
      ],
    });
    await send({});
    const record = await capture.record();
    expect(record).toMatchObject({ status: "error", error_message: "aborted", output: { content: "one two three" } });
    expect(record.status_code).toBeUndefined();
  });

  it("fails when nobody listens, and keeps what was asked", async () => {
    const capture = startCapture();
    const closed = await startMockProvider();
    await closed.close();
    await send({ url: `${closed.url}/chat/completions` });
    expect(await capture.record()).toMatchObject({
      status: "error",
      error_message: expect.stringContaining("ECONNREFUSED") as string,
      input: body.messages,
    });
  });

  it("succeeds when it is done, whatever the caller does afterwards", async () => {
    const capture = startCapture();
    provider.script({ kind: "text", text: words });
    let received = "";
    await send({
      onAnswer: (answer, request) =>
        answer.on("data", (chunk: Buffer) => {
          received += String(chunk);
          if (received.includes("[DONE]")) request.destroy();
        }),
    });
    expect(await capture.record()).toMatchObject({ status: "success", output: { content: words } });
  });
});

it("axios: an error answer, an abort and a timeout are one record each", async () => {
  const capture = startCapture();
  const stall = { kind: "stall", after: 4 } as const;
  provider.script({ kind: "rate_limit", retry_after: 1 }, stall, stall);
  await expect(axios.post(url(), body)).rejects.toThrow("429");
  await expect(axios.post(url(), body, { signal: AbortSignal.timeout(400) })).rejects.toThrow("canceled");
  // Its timeout closes the socket: to everyone else, the connection is lost.
  await expect(axios.post(url(), body, { timeout: 400 })).rejects.toThrow("stream has been aborted");
  expect(await capture.records(3)).toMatchObject([
    { status: "error", status_code: 429, error_message: expect.stringContaining("Rate limit") as string },
    { status: "cancelled", status_code: 499, output: { role: "assistant" } },
    { status: "error", error_message: "aborted", output: { role: "assistant" } },
  ]);
});
