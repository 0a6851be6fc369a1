import { runInNewContext } from "node:vm";
import v8 from "node:v8";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo, Server } from "node:net";
import * as zlib from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { startCapture } from "./test-capture.ts";

const messages = [{ role: "user", content: "Say something" }];
const answer = {
  id: "chatcmpl-1",
  model: "m-1",
  choices: [{ index: 0, message: { role: "assistant", content: "Grüße" }, finish_reason: "stop" }],
  usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
};
const event = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: "chatcmpl-1", model: "m-1", choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
const stream = `${event("Grü")}${event("ße", "stop")}data: [DONE]\n\n`;
const success = { status: "success", model: "m-1", output: { role: "assistant", content: "Grüße" } };

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves chat completions on a free port, and gives the address. */
async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => handler(request, response));
  });
  return listen(server);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
}

function post(url: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(url, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body), ...init });
}

describe.each([
  ["gzip", zlib.gzipSync],
  ["deflate", zlib.deflateSync],
  ["deflate", zlib.deflateRawSync],
  ["br", zlib.brotliCompressSync],
  ...("zstdCompressSync" in zlib ? [["zstd", zlib.zstdCompressSync] as const] : []),
] as [encoding: string, compress: (text: string) => Buffer][])("an answer in %s", (encoding, compress) => {
  it.each([
    ["whole", "application/json", JSON.stringify(answer)],
    ["streamed", "text/event-stream", stream],
  ])("%s", async (_, contentType, text) => {
    const url = await serve((_request, response) => {
      const bytes = compress(text);
      response.writeHead(200, { "content-type": contentType, "content-encoding": encoding });
      response.write(bytes.subarray(0, 20));
      setTimeout(() => response.end(bytes.subarray(20)), 5);
    });
    const capture = startCapture();
    await (await post(url, { model: "m", messages })).arrayBuffer();
    expect(await capture.record()).toMatchObject(success);
  });
});

it("an answer in an encoding that nobody knows is a success without content", async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "x-secret" }).end("????");
  });
  const capture = startCapture();
  await (await post(url, { model: "m", messages })).arrayBuffer();
  expect(await capture.record()).toMatchObject({ status: "success", warnings: expect.stringContaining("x-secret") });
});

it("a compressed stream that is cut keeps what arrived", async () => {
  const url = await serve((_request, response) => {
    const gzip = zlib.createGzip();
    response.writeHead(200, { "content-type": "text/event-stream", "content-encoding": "gzip" });
    gzip.on("data", (chunk) => response.write(chunk));
    gzip.write(event("Grü"));
    gzip.flush(zlib.constants.Z_SYNC_FLUSH, () => setTimeout(() => response.destroy(), 20));
  });
  const capture = startCapture();
  await expect(post(url, { model: "m", messages, stream: true }).then((response) => response.text())).rejects.toThrow(
    "terminated",
  );
  expect(await capture.record()).toMatchObject({ status: "error", output: { content: "Grü" } });
});

describe("a body above the limit", () => {
  const post100kB = async (body: object, reply: object) => {
    const url = await serve((_request, response) => {
      response.setHeader("content-type", "application/json").end(JSON.stringify(reply));
    });
    const capture = startCapture({ maxBodyBytes: 100_000 });
    await (await post(url, body)).json();
    const record = await capture.record();
    expect(JSON.stringify(record).length).toBeLessThan(200_000);
    expect(capture.handle.stats().cut).toBe(1);
    return record;
  };
  const long = "hello world ".repeat(300_000);
  const cut = /^hello world.*\[cut by kai: \d+ bytes in all\].*world $/;

  it("of a request is cut inside of a long string", async () => {
    const body = { model: "m", messages: [{ role: "user", content: long }], stream: false };
    const record = await post100kB(body, answer);
    expect(record).toMatchObject({ ...success, stream: false, warnings: "The request was cut" });
    expect(record.input).toMatchObject([{ role: "user", content: expect.stringMatching(cut) }]);
  });

  it("of a request with many messages keeps its beginning, its end and its model", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ role: "user", content: `hello ${index}` }));
    const record = await post100kB({ model: "m", messages: many, stream: false }, answer);
    expect(record).toMatchObject({ ...success, stream: false, warnings: "The request was cut" });
    expect(record.input).toMatch(
      /^{"model":"m".*hello 1.*\[cut by kai: \d+ bytes in all\].*hello 9999.*"stream":false}$/,
    );
  });

  it("of an answer is cut inside of a long string", async () => {
    const [choice] = answer.choices;
    const reply = { ...answer, choices: [{ ...choice, message: { role: "assistant", content: long } }] };
    const record = await post100kB({ model: "m", messages }, reply);
    expect(record).toMatchObject({ status: "success", usage: answer.usage, warnings: "The answer was cut" });
    expect(record.output).toMatchObject({ role: "assistant", content: expect.stringMatching(cut) });
  });

  it("of an answer with many numbers keeps its beginning and what it cost", async () => {
    const logprobs = Array.from({ length: 100_000 }, (_, index) => index);
    const reply = { ...answer, choices: [{ ...answer.choices[0], logprobs }], usage: answer.usage };
    const record = await post100kB({ model: "m", messages }, reply);
    expect(record).toMatchObject({ status: "success", usage: answer.usage, warnings: "The answer was cut" });
    expect(record.output).toMatch(/^{"id":.*\[cut by kai: \d+ bytes in all\].*}$/);
  });

  it("of a stream keeps its beginning and how it ended", async () => {
    const url = await serve((_request, response) => {
      response.setHeader("content-type", "text/event-stream");
      for (let count = 0; count < 1000; count++) response.write(event("hello world "));
      response.end(event("", "stop"));
    });
    const capture = startCapture({ maxBodyBytes: 5000 });
    await (await post(url, { model: "m", messages, stream: true })).text();
    const record = await capture.record();
    expect(record).toMatchObject({
      status: "success",
      finish_reason: "stop",
      warnings: expect.stringContaining("not kept"),
    });
    expect(JSON.stringify(record.output).length).toBeLessThan(6000);
  });

  it("because of a picture loses only the picture", async () => {
    const url = await serve((_request, response) => response.end("{}"));
    const capture = startCapture();
    const picture = `data:image/png;base64,${Buffer.alloc(3_000_000, "kai").toString("base64")}`;
    const parts = [
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: picture } },
    ];
    await (await post(url, { model: "m", messages: [{ role: "user", content: parts }] })).json();
    const marker = "data:image/png;base64,[removed by kai: 4000000 characters of base64]";
    const record = await capture.record();
    expect(record.input).toEqual([
      { role: "user", content: [parts[0], { type: "image_url", image_url: { url: marker } }] },
    ]);
    expect(record.warnings).toBeUndefined();
  });
});

it("a request that is no JSON is kept as text, and an error page as its message", async () => {
  const url = await serve((_request, response) => response.writeHead(400).end("no"));
  const capture = startCapture();
  await (await post(url, "hello")).text();
  expect(await capture.record()).toMatchObject({
    input: "hello",
    status: "error",
    status_code: 400,
    error_message: "no",
  });
});

it("a redirect is no call of its own", async () => {
  const url = await serve((request, response) => {
    if (request.url!.startsWith("/v1")) response.writeHead(307, { location: request.url!.replace("/v1", "/v2") }).end();
    else response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  const capture = startCapture();
  await (await post(url, { model: "m", messages })).json();
  expect(await capture.record()).toMatchObject({ ...success, input: messages });
  expect(capture.handle.stats().dropped.redirect).toBe(1);
});

it("calls over HTTP/2 are told apart", async () => {
  const server = createHttp2Server((request, response) => {
    request.setEncoding("utf8");
    let body = "";
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const [message] = (JSON.parse(body) as { messages: [{ content: string }] }).messages;
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(event("echo "));
      setTimeout(() => response.end(event(message.content, "stop")), 5);
    });
  });
  const url = await listen(server);
  const { H2CClient, request } = await import("undici-7");
  const dispatcher = new H2CClient(new URL(url).origin);
  const capture = startCapture();
  const ask = async (name: string) => {
    const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: name }], stream: true });
    return (await request(url, { method: "POST", body, dispatcher })).body.text();
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask(`call ${index}`)));
  await dispatcher.destroy();
  const records = await capture.records(20);
  for (const { input, output, status } of records) {
    const [{ content }] = input as [{ content: string }];
    expect({ output, status }).toMatchObject({ output: { content: `echo ${content}` }, status: "success" });
  }
});

it("an answer that nobody reads is incomplete once its response is collected", async () => {
  v8.setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const url = await serve((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (let count = 0; count < 20_000; count++) response.write(event("word "));
  });
  const capture = startCapture();
  const call = async () => expect((await post(url, { model: "m", messages, stream: true })).status).toBe(200);
  await call();
  expect(capture.handle.stats().open).toBe(1);
  await expect.poll(() => (collect(), capture.handle.stats().open)).toBe(0);
  expect(await capture.record()).toMatchObject({
    status: "incomplete",
    output: { content: expect.stringMatching(/^word/) },
  });
});
