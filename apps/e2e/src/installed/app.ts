// What a stranger writes after installing @kai/express: compiled and run outside of the repository.
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { abortSignal, getKai, kai } from "@kai/express";

export type * from "@kai/express/env";

const listen = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const provider = await listen((_request, response) => {
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({ model: "gpt-4o-mini", choices: [{ message: { role: "assistant", content: "Hello" } }] }),
  );
});

const middleware = kai({
  context: (req) => ({ customer_identifier: req.headers["x-user"]?.toString() }),
  // @ts-expect-error -- the types of a log are there, not `any`: a model is text
  redact: (record) => ({ ...record, model: 1 }),
  sink: ({ customer_identifier, thread_identifier, input }) => {
    process.stdout.write(JSON.stringify({ customer_identifier, thread_identifier, input }));
    process.exit();
  },
});

const handler = async (req: IncomingMessage, res: ServerResponse) => {
  getKai(req).set({ thread_identifier: "t1" });
  const answer = await fetch(`${provider}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }] }),
    signal: abortSignal(req, res),
  });
  res.end(await answer.text());
};
const app = await listen((req, res) => middleware(req, res, () => void handler(req, res)));

await (await fetch(app, { headers: { "x-user": "user_123" } })).text();
