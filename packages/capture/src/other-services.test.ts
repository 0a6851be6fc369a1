import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Agent, request } from "undici-7";
import { kaiFetch } from "./fetch/kai-fetch.ts";
import { platform as fetchPlatform } from "./platform/fetch.ts";
import { startCapture } from "./test-capture.ts";

/** A service that has nothing to do with models, whatever its paths are called. */
const server = createServer((incoming, response) => {
  incoming.resume().on("end", () => response.setHeader("content-type", "application/json").end('{"id":7}'));
});
let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

type Post = (url: string, body: string) => Promise<unknown>;

const headers = { "content-type": "application/json" };
const clients: Record<string, Post> = {
  fetch: async (url, body) => (await fetch(url, { method: "POST", headers, body })).text(),
  undici: async (url, body) =>
    (await request(url, { method: "POST", headers, body, dispatcher: new Agent() })).body.text(),
  "node:http": (url, body) =>
    new Promise((resolve, reject) => {
      const sent = httpRequest(url, { method: "POST", headers }, (answer) => resolve(text(answer)));
      sent.on("error", reject).end(body);
    }),
};

const paths = [
  "/v1/messages",
  "/v1/chat/completions",
  "/v1/completions",
  "/v1/embeddings",
  "/v1/responses",
  "/v2/chat",
];

describe.each(Object.entries(clients))("a request made with %s", (_, post) => {
  it.each(paths)("to %s is logged only when it names a model", async (path) => {
    const capture = startCapture();
    await post(origin + path, JSON.stringify({ to: "+1 555 0100", text: "Your parcel is here." }));
    await post(origin + path, JSON.stringify({ model: "m-1", messages: [] }));
    expect(await capture.record()).toMatchObject({ model: "m-1" });
    expect(capture.handle.stats()).toMatchObject({ open: 0, recorded: 1, dropped: { other: 1 } });
  });
});

it("is told apart as well where fetch is wrapped", async () => {
  const capture = startCapture({}, fetchPlatform);
  const wrapped = kaiFetch();
  const answer = await wrapped(`${origin}/v1/messages`, { method: "POST", headers, body: '{"to":"+1 555 0100"}' });
  expect(await answer.json()).toEqual({ id: 7 });
  await capture.records(0);
  expect(capture.handle.stats().dropped.other).toBe(1);
});

it("is told apart when the connection fails", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const capture = startCapture();
  await expect(clients["fetch"]!(`http://127.0.0.1:${port}/v1/messages`, '{"to":"me"}')).rejects.toThrow(
    "fetch failed",
  );
  await expect(clients["fetch"]!(`http://127.0.0.1:${port}/v1/messages`, '{"model":"m-1"}')).rejects.toThrow(
    "fetch failed",
  );
  expect(await capture.record()).toMatchObject({ model: "m-1", status: "error" });
});
