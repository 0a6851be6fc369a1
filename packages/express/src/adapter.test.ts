import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { install } from "@kai/capture";
import { type AdapterApp, type AdapterFixture, adapterSuite } from "@kai/testing/suites";
import express5, { type Response } from "express";
import express4Itself from "express-4";
import OpenAI from "openai";
import { abortSignal } from "./index.ts";
import { kai } from "./middleware.ts";
import { getKai } from "./get-kai.ts";

/** The types of version 5 are near enough for what is used here. */
const express4 = express4Itself as unknown as typeof express5;

function createApp(express: typeof express5, { providerUrl, record }: AdapterFixture): RequestListener {
  const openai = new OpenAI({ apiKey: "sk-test", baseURL: providerUrl, maxRetries: 0 });
  const call = (content: string) =>
    openai.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content }] });
  const app = express();
  app.set("env", "test"); // Express prints the stack of every error otherwise.
  app.use(
    kai({
      sink: record,
      context: (req) => ({ customer_identifier: (req as { customer?: string }).customer }),
      ignore: (req) => req.url === "/healthz",
    }),
  );
  app.use(express.json());
  app.use((req, _res, next) => {
    Object.assign(req, { customer: req.headers["x-customer"] });
    getKai(req).set({ thread_identifier: String(req.headers["x-thread"]) });
    next();
  });
  /** Express 4 does not look at a handler's promise. */
  const route = (path: string, handler: (question: string, res: Response) => Promise<unknown>) =>
    app.post(path, async (req, res, next) => {
      try {
        await handler((req.body as { question: string }).question, res);
      } catch (error) {
        next(error);
      }
    });

  route("/ask", async (question, res) => res.send((await call(question)).choices[0]!.message.content));
  route("/healthz", async (question, res) => res.send((await call(question)).choices[0]!.message.content));
  route("/two", async (question, res) =>
    res.json((await Promise.all([call(`${question} 1`), call(`${question} 2`)])).length),
  );
  route("/broken", async (question) => {
    await call(question);
    throw new Error("boom");
  });
  route("/stream", async (content, res) => {
    const stream = await openai.chat.completions.create(
      { model: "gpt-4o-mini", messages: [{ role: "user", content }], stream: true },
      { signal: abortSignal(res.req, res) },
    );
    for await (const chunk of stream) res.write(chunk.choices[0]?.delta.content ?? "");
    res.end();
  });
  return app;
}

async function start(express: typeof express5, fixture: AdapterFixture): Promise<AdapterApp> {
  const server = createServer(createApp(express, fixture)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const capture = install();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settled: () => capture.flush(),
    close: async () => {
      capture.uninstall();
      server.closeAllConnections();
      server.close();
    },
  };
}

adapterSuite("Express 4", (fixture) => start(express4, fixture));
adapterSuite("Express 5", (fixture) => start(express5, fixture));
