import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import v8 from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished } from "vitest";
import { platform } from "../platform/fetch.ts";
import { runWithContext } from "../scope.ts";
import { startCapture } from "../test-capture.ts";
import { kaiFetch } from "./kai-fetch.ts";

const messages = [{ role: "user", content: "Say something" }];
const request = { model: "m-1", messages };
const answer = { model: "m-1", choices: [{ index: 0, message: { content: "Hi" }, finish_reason: "stop" }] };
const json = { "content-type": "application/json" };
const post = (body: RequestInit["body"]): RequestInit => ({ method: "POST", headers: json, body });
const success = { status: "success", status_code: 200, input: messages, model: "m-1", output: { content: "Hi" } };

/** Serves on a free port, and gives the address of chat completions. */
async function serve(
  handler: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    void response.writeHead(200, json).end(JSON.stringify(answer)),
): Promise<string> {
  const server = createServer((incoming, response) => incoming.resume().on("end", () => handler(incoming, response)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
}

const text = JSON.stringify(request);
const bytes = new TextEncoder().encode(text);
const padded = new Uint8Array([32, ...bytes, 32]);

it.each<[what: string, body: RequestInit["body"]]>([
  ["a string", text],
  ["bytes", bytes],
  ["a part of a buffer", new DataView(padded.buffer, 1, bytes.length)],
  ["a buffer", bytes.buffer],
  ["a blob", new Blob([text])],
])("a request with %s for a body", async (_, body) => {
  const capture = startCapture({}, platform);
  const response = await runWithContext({ customer_identifier: "c1" }, async () =>
    kaiFetch()(await serve(), post(body)),
  );
  expect(await response.json()).toEqual(answer);
  expect(await capture.record()).toMatchObject({ ...success, customer_identifier: "c1", stream: false });
});

it("a Request object arrives as it was", async () => {
  const capture = startCapture({}, platform);
  const arrived: IncomingMessage[] = [];
  const url = await serve((incoming, response) => {
    arrived.push(incoming);
    response.writeHead(200, json).end(JSON.stringify(answer));
  });
  const response = await kaiFetch()(new Request(url, { ...post(text), headers: { ...json, "x-mine": "1" } }));
  expect(await response.json()).toEqual(answer);
  expect(arrived).toMatchObject([
    { method: "POST", headers: { ...json, "x-mine": "1", "content-length": String(bytes.length) } },
  ]);
  expect(await capture.record()).toMatchObject(success);
});

it("a form arrives as it was, and its file is described", async () => {
  const capture = startCapture({}, platform);
  const url = await serve((incoming, response) => {
    response.writeHead(200, json).end(JSON.stringify({ text: incoming.headers["content-type"] }));
  });
  const form = new FormData();
  form.set("model", "whisper-1");
  form.set("file", new File(["RIFF"], "hello.wav", { type: "audio/wav" }));
  const response = await kaiFetch()(url.replace("chat/completions", "audio/transcriptions"), {
    method: "POST",
    body: form,
  });
  expect(((await response.json()) as { text: string }).text).toMatch(/^multipart\/form-data; boundary=/);
  expect(await capture.record()).toMatchObject({
    log_type: "transcription",
    model: "whisper-1",
    input: { file: { filename: "hello.wav" } },
    status: "success",
  });
});

it("the answer says what it says without us", async () => {
  const capture = startCapture({}, platform);
  const url = await serve((incoming, response) => {
    if (incoming.url?.endsWith("?again")) response.writeHead(200, json).end(JSON.stringify(answer));
    else response.writeHead(307, { location: "?again" }).end();
  });
  const ours = await kaiFetch()(url, post(text));
  const theirs = await fetch(url, post(text));
  for (const each of [ours, ours.clone()]) {
    const { status, statusText, ok, type, redirected, bodyUsed } = theirs;
    expect(each).toBeInstanceOf(Response);
    expect(each).toMatchObject({ url: `${url}?again`, status, statusText, ok, type, redirected, bodyUsed });
    expect(each.headers.get("content-type")).toBe("application/json");
  }
  expect(await ours.json()).toEqual(answer);
  expect(await capture.record()).toMatchObject(success);
});

it("is not read before it is read, nor further", async () => {
  const capture = startCapture({}, platform);
  let pulled = 0;
  const source = new ReadableStream(
    { pull: (controller) => controller.enqueue(new Uint8Array(1000).fill(++pulled)) },
    { highWaterMark: 0 },
  );
  const response = await kaiFetch(async () => new Response(source))("http://localhost/v1/chat/completions", post(text));
  expect([pulled, source.locked]).toEqual([0, false]);
  const reader = response.body!.getReader({ mode: "byob" });
  expect((await reader.read(new Uint8Array(10))).value).toEqual(new Uint8Array(10).fill(1));
  expect((await reader.read(new Uint8Array(2000))).value).toEqual(new Uint8Array(990).fill(1));
  expect(pulled).toBe(1);
  await reader.cancel();
  expect(await capture.record()).toMatchObject({ status: "cancelled", status_code: 499 });
});

it("stops the model when its reader leaves", async () => {
  const capture = startCapture({}, platform);
  const closed = Promise.withResolvers<void>();
  const url = await serve((_, response) => {
    response.on("close", closed.resolve).writeHead(200, json).write("{");
  });
  const response = await kaiFetch()(url, post(text));
  for await (const _ of response.body!) break;
  await closed.promise;
  expect(await capture.record()).toMatchObject({ status: "cancelled", input: messages });
});

it("frees the connection of an answer that is thrown away unread", async () => {
  v8.setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const capture = startCapture({}, platform);
  const closed = Promise.withResolvers<void>();
  const url = await serve((_, response) => {
    response.on("close", closed.resolve).writeHead(200, json).write("{".padEnd(200_000));
  });
  expect((await kaiFetch()(url, post(text))).status).toBe(200);
  await expect.poll(() => (collect(), capture.handle.stats().open)).toBe(0);
  await closed.promise;
  expect(await capture.record()).toMatchObject({ status: "incomplete", input: messages });
});

it("an answer without a body", async () => {
  const capture = startCapture({}, platform);
  const response = await kaiFetch()(await serve((_, answered) => void answered.writeHead(204).end()), post(text));
  expect([response.status, response.body]).toEqual([204, null]);
  expect(await capture.record()).toMatchObject({ input: messages });
});

it("rejects as fetch does, and the log says why", async () => {
  const capture = startCapture({}, platform);
  const url = await serve((incoming) => incoming.socket.destroy());
  const before = kaiFetch()(url, { ...post(text), signal: AbortSignal.abort(new Error("enough")) });
  await expect(before).rejects.toThrow("enough");
  await expect(kaiFetch()(url, post(text))).rejects.toThrow("fetch failed");
  const wrong = kaiFetch()(url, { ...post(text), headers: { "not a header": "1" } });
  await expect(wrong).rejects.toThrow(TypeError);
  expect(await capture.records(3)).toMatchObject([
    { status: "cancelled", status_code: 499, error_message: "enough", input: messages },
    { status: "error", error_message: "other side closed", input: messages },
    { status: "error", error_message: expect.stringContaining("not a header") as string },
  ]);
});

it("passes on what is not for an LLM, and everything before install", async () => {
  const given = new Response("{}");
  const send = kaiFetch(async () => given);
  const url = "http://localhost/v1/chat/completions";
  expect(await send(url, post(text))).toBe(given);
  const capture = startCapture({}, platform);
  expect(await send("http://localhost/v1/models")).toBe(given);
  expect(await send(url)).toBe(given);
  expect(await send("not a url")).toBe(given);
  await capture.records(0);
});

it("keeps what others have put on a fetch, and wraps it once", () => {
  const theirs = Object.assign((async () => new Response()) as typeof fetch, { preconnect: () => {} });
  const ours = kaiFetch(theirs);
  expect(ours).toHaveProperty("preconnect", theirs.preconnect);
  expect(ours).not.toBe(theirs);
  expect(kaiFetch(ours)).toBe(ours);
});

it("is not in the way of a server that has gone", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  const capture = startCapture({}, platform);
  await expect(kaiFetch()(`http://127.0.0.1:${port}/v1/chat/completions`, post(text))).rejects.toThrow("fetch failed");
  expect(await capture.record()).toMatchObject({
    status: "error",
    error_message: expect.stringContaining("ECONNREFUSED") as string,
    input: messages,
  });
});
