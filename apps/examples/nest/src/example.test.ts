import { install } from "@kai/capture";
import type { INestApplication } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AppModule } from "./app.module.ts";

const taken: Record<string, unknown>[] = [];
let app: INestApplication;
let url: string;

beforeAll(async () => {
  install({ sink: (record) => void taken.push(record) });
  app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, "127.0.0.1");
  url = await app.getUrl();
});
afterAll(() => app.close());

const post = (path: string, headers: Record<string, string> = { authorization: "Bearer anna-token" }) =>
  fetch(url + path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ text: "Where is my order?" }),
  });

/** The one log of a thread, once it is there. */
async function logOf(thread: string): Promise<Record<string, unknown>> {
  const logs = () => taken.filter(({ thread_identifier }) => thread_identifier === thread);
  await expect.poll(logs, { timeout: 10_000 }).toHaveLength(1);
  return logs()[0]!;
}

const ofAnna = { customer_params: { customer_identifier: "customer_anna" }, status: "success" };

it("logs an answer", async () => {
  const response = await post("/threads/t1/messages");
  expect([response.status, await response.json()]).toEqual([200, { answer: expect.stringContaining("my order") }]);
  expect(await logOf("t1")).toMatchObject({ ...ofAnna, metadata: { feature: "support_chat" }, stream: false });
});

it("logs an answer that is streamed", async () => {
  const response = await post("/threads/t2/stream");
  const content = await response.text();
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
  expect(await logOf("t2")).toMatchObject({
    ...ofAnna,
    metadata: { feature: "support_chat", streamed: true },
    output: { content },
    stream: true,
  });
});

it("answers nobody, and tells how it is", async () => {
  const refusal = await post("/threads/t3/messages", {});
  expect([refusal.status, await refusal.json()]).toEqual([401, { error: expect.stringContaining("Sign in") }]);
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ok" });
});
