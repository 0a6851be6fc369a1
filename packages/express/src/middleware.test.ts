import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { install, type KaiContext, runWithContext } from "@kai/capture";
import { type MockProvider, startMockProvider } from "@kai/testing";
import connect from "connect";
import express5, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import express4Itself from "express-4";
import OpenAI from "openai";
import polka from "polka";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { abortSignal } from "./index.ts";
import { kai } from "./middleware.ts";
import { getKai } from "./get-kai.ts";

let provider: MockProvider;
let openai: OpenAI;
beforeAll(async () => {
  provider = await startMockProvider({ chunkDelay: 5 });
  openai = new OpenAI({ apiKey: "sk-test", baseURL: provider.url });
});
afterAll(() => provider.close());

const ask = (content = "Hi") =>
  openai.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content }] });

function startCapture() {
  const taken: Record<string, unknown>[] = [];
  const troubles: string[] = [];
  const onError = ({ message }: Error) => void troubles.push(message);
  const handle = install({ sink: (record) => void taken.push(record), onError });
  onTestFinished(() => handle.uninstall());
  const records = async (count: number) => {
    await expect.poll(() => handle.stats().open).toBe(0);
    await handle.flush();
    expect(taken).toHaveLength(count);
    return taken;
  };
  return { records, troubles };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, body = '{"question":"Hi"}', contentType = "application/json") =>
  fetch(url, { method: "POST", headers: { "content-type": contentType }, body });

/** The types of version 5 are near enough for what is used here. */
const express4 = express4Itself as unknown as typeof express5;

describe.each([
  ["Express 4", express4],
  ["Express 5", express5],
])("in %s", (version, express) => {
  /** An app where the customer is known only after the middleware has run. */
  function createApp(options: Parameters<typeof kai>[0] = {}): Express {
    const app = express();
    app.use(kai({ context: (req) => ({ customer_identifier: (req as { user?: string }).user }), ...options }));
    app.use((req, _res, next) => {
      Object.assign(req, { user: req.headers["x-user"] ?? "c1" });
      next();
    });
    return app;
  }

  it("a call in a handler is one log, with the context that is known by then", async () => {
    const { records } = startCapture();
    const app = createApp();
    app.post("/ask/:topic", express.json(), async (req, res) => {
      getKai(req).set({ thread_identifier: "t1", metadata: { topic: req.params["topic"] } });
      const answer = await ask((req.body as { question: string }).question);
      res.json(answer.choices[0]?.message.content);
    });
    const response = await post(`${await listen(app)}/ask/shoes`);
    expect(await response.json()).toContain("You asked");
    expect(await records(1)).toMatchObject([
      {
        customer_identifier: "c1",
        thread_identifier: "t1",
        metadata: { topic: "shoes" },
        input: [{ role: "user", content: "Hi" }],
        status: "success",
      },
    ]);
  });

  describe("the context survives", () => {
    const answers =
      (call: () => Promise<unknown>): RequestHandler =>
      (_req, res, next) =>
        void call().then(() => res.end("done"), next);

    it.each<[what: string, mount: (app: Express) => void]>([
      ["express.json", (app) => app.use(express.json(), answers(ask))],
      ["express.text", (app) => app.use(express.text({ type: "*/*" }), answers(ask))],
      ["express.raw", (app) => app.use(express.raw({ type: "*/*" }), answers(ask))],
      [
        "listening to the body by hand",
        (app) => app.use((req, res) => void req.resume().on("end", () => void ask().then(() => res.end()))),
      ],
      [
        "reading the body as a stream",
        (app) => app.use((req, res, next) => answers(() => text(req).then(() => ask()))(req, res, next)),
      ],
      ["a timer", (app) => app.use((_req, res) => void setTimeout(() => void ask().then(() => res.end()), 5))],
      [
        "an error",
        (app) => {
          app.use(express.json(), () => {
            throw new Error("boom");
          });
          const handler: ErrorRequestHandler = (_error, req, res, next) => answers(ask)(req, res, next);
          app.use(handler);
        },
      ],
      [
        "the end of the response",
        (app) =>
          app.use((_req, res) => {
            res.on("finish", () => void ask());
            res.end();
          }),
      ],
    ])("%s", async (_, mount) => {
      const { records } = startCapture();
      const app = createApp();
      mount(app);
      expect((await post(await listen(app))).status).toBe(200);
      await expect.poll(() => install().stats().recorded).toBe(1);
      expect(await records(1)).toMatchObject([{ customer_identifier: "c1" }]);
    });
  });

  it("each of many requests at once has its own context", async () => {
    const { records } = startCapture();
    const app = createApp();
    app.post("/", express.json(), async (req, res) => {
      await ask((req.body as { question: string }).question);
      res.end();
    });
    const url = await listen(app);
    const headers = (user: string) => ({ "content-type": "application/json", "x-user": user });
    const users = Array.from({ length: 30 }, (_, index) => `c${index}`);
    await Promise.all(
      users.map((user) =>
        fetch(url, { method: "POST", headers: headers(user), body: JSON.stringify({ question: user }) }),
      ),
    );
    for (const { input, customer_identifier } of await records(30)) {
      expect(input).toMatchObject([{ content: customer_identifier }]);
    }
  });

  it("mounted twice, it records once, and the inner context adds to the outer", async () => {
    const { records } = startCapture();
    const app = createApp();
    const router = express.Router();
    router.use(kai({ context: (): KaiContext => ({ group_identifier: "g1", metadata: { from: "router" } }) }));
    router.get("/", async (req, res) => {
      await runWithContext({ span_name: "step" }, () => ask());
      res.json(getKai(req).context);
    });
    app.use("/inner", router);
    await fetch(`${await listen(app)}/inner`);
    expect(await records(1)).toMatchObject([
      { customer_identifier: "c1", group_identifier: "g1", metadata: { from: "router" }, span_name: "step" },
    ]);
  });

  it("calls made for an ignored request are not logged", async () => {
    const { records, troubles } = startCapture();
    const app = createApp({
      ignore: (req) => {
        if (req.url === "/broken") throw new Error("cannot tell");
        return req.url === "/health";
      },
    });
    app.use(async (_req, res) => {
      await ask();
      res.end("ok");
    });
    const url = await listen(app);
    for (const path of ["/health", "/broken", "/logged"]) expect((await fetch(url + path)).status).toBe(200);
    await records(1);
    expect(troubles).toEqual([expect.stringContaining("cannot tell")]);
  });

  it("errors of handlers pass through as they are", async () => {
    const { records } = startCapture();
    const app = createApp();
    const boom = new Error("boom");
    app.get("/thrown", () => {
      throw boom;
    });
    app.get("/passed", (_req, _res, next) => next(boom));
    app.get("/rejected", async (_req, _res, next) => {
      await ask();
      if (version === "Express 5") throw boom;
      next(boom);
    });
    const seen: unknown[] = [];
    const handler: ErrorRequestHandler = (error, _req, res, _next) => {
      seen.push(error);
      res.status(418).end();
    };
    app.use(handler);
    const url = await listen(app);
    for (const path of ["/thrown", "/passed", "/rejected"]) expect((await fetch(url + path)).status).toBe(418);
    expect(seen).toEqual([boom, boom, boom]);
    await records(1);
  });

  it("a context that throws is left out and told once, and nobody notices", async () => {
    const { records, troubles } = startCapture();
    const app = createApp({ context: () => expect.unreachable("no session") });
    app.get("/", async (_req, res) => {
      await Promise.all([ask(), ask()]);
      res.end("ok");
    });
    expect(await (await fetch(await listen(app))).text()).toBe("ok");
    for (const record of await records(2)) expect(record).not.toHaveProperty("customer_identifier");
    expect(troubles).toEqual([expect.stringContaining("no session")]);
  });

  it("a context that throws at the end counts with what it said as the call started", async () => {
    const { records } = startCapture();
    const app = createApp({
      context: (_req, res) => {
        if (res.writableEnded) throw new Error("the session is closed");
        return { customer_identifier: "c1" };
      },
    });
    const before = provider.requests.length;
    provider.script({ kind: "slow_first_token", ms: 300 });
    app.get("/", async (_req, res) => {
      void ask();
      await expect.poll(() => provider.requests.length).toBe(before + 1);
      res.end();
    });
    await fetch(await listen(app));
    await expect.poll(() => install().stats().recorded).toBe(1);
    expect(await records(1)).toMatchObject([{ customer_identifier: "c1" }]);
  });

  it("a context may be a promise, which nobody waits for longer than a second", async () => {
    const { records, troubles } = startCapture();
    const app = createApp({
      context: (req) =>
        req.url === "/known" ? Promise.resolve({ customer_identifier: "c1" }) : new Promise<KaiContext>(() => {}),
    });
    app.use((_req, res) => void ask().then(() => res.end("ok")));
    const url = await listen(app);
    for (const path of ["/known", "/unknown"]) expect(await (await fetch(url + path)).text()).toBe("ok");
    expect(install().stats().recorded).toBeLessThan(2);
    await expect.poll(() => install().stats().recorded).toBe(2);
    const [known, unknown] = await records(2);
    expect(known).toMatchObject({ customer_identifier: "c1" });
    expect(unknown).not.toHaveProperty("customer_identifier");
    expect(troubles).toHaveLength(1);
  });

  it("reads no body: what nobody reads is left where it is", async () => {
    startCapture();
    const app = createApp();
    app.post("/", (req, res) => res.json({ flowing: req.readableFlowing, read: req.readableDidRead }));
    expect(await (await post(await listen(app))).json()).toEqual({ flowing: null, read: false });
  });

  it("a client that leaves stops the model, and the log is cancelled with the text so far", async () => {
    const { records } = startCapture();
    provider.script({ kind: "text", text: "word ".repeat(200) });
    const app = createApp();
    app.get("/", async (req, res) => {
      const options = { signal: abortSignal(req, res) };
      const body = {
        model: "gpt-4o-mini",
        messages: [{ role: "user" as const, content: "Talk" }],
        stream: true as const,
      };
      try {
        for await (const chunk of await openai.chat.completions.create(body, options)) {
          res.write(chunk.choices[0]?.delta.content ?? "");
        }
      } catch {
        res.end();
      }
    });
    const controller = new AbortController();
    const response = await fetch(await listen(app), { signal: controller.signal });
    const { value } = await response.body!.getReader().read();
    expect(Buffer.from(value).toString()).toContain("word");
    controller.abort();

    await expect.poll(() => provider.requests.at(-1)?.aborted).toBe(true);
    const [record] = await records(1);
    expect(record).toMatchObject({ status: "cancelled", status_code: 499, customer_identifier: "c1" });
    expect((record!["output"] as { content: string }).content).toMatch(/^(word ?)+$/);
  });
});

it("getKai says what to do when the middleware is missing", async () => {
  const app = express5();
  app.get("/", (req, res) => void res.json(getKai(req).context));
  app.use(((error: Error, _req, res, _next) => void res.status(500).end(error.message)) satisfies ErrorRequestHandler);
  expect(await (await fetch(await listen(app))).text()).toContain("app.use(kai())");
});

describe("without Express", () => {
  const middleware = () => kai({ context: (req) => ({ custom_identifier: req.url ?? "" }) });
  const answer: RequestListener = (req, res) => {
    getKai(req).set({ thread_identifier: "t1" });
    void ask().then(() => res.end());
  };

  it.each<[name: string, create: () => RequestListener]>([
    [
      "node:http",
      () => {
        const kaiMiddleware = middleware();
        return (req, res) => kaiMiddleware(req, res, () => answer(req, res));
      },
    ],
    ["Connect", () => connect().use(middleware()).use(answer)],
    [
      "Polka",
      () => {
        const app = polka().use(middleware()).get("*", answer);
        return (req, res) => app.handler(req as polka.Request, res);
      },
    ],
  ])("works in %s", async (_, create) => {
    const { records } = startCapture();
    await fetch(`${await listen(create())}/plain`);
    expect(await records(1)).toMatchObject([{ custom_identifier: "/plain", thread_identifier: "t1" }]);
  });
});

it("a request that has ended before the signal is asked for is aborted at once", async () => {
  const signals: AbortSignal[] = [];
  const url = await listen((req, res) => {
    res.once("close", () => signals.push(abortSignal(req, res)));
    req.socket.destroy();
  });
  await expect(fetch(url)).rejects.toThrow("fetch failed");
  await expect.poll(() => signals[0]?.aborted).toBe(true);
});
