import { Readable } from "node:stream";
import Fastify from "fastify";
import { expect, it } from "vitest";
import { sendHeartbeats } from "./heartbeats.ts";

it("fills the silence of a stream, between its events", async () => {
  const heard = Promise.withResolvers<void>();
  const app = Fastify();
  app.get("/", (_, reply) => {
    sendHeartbeats(reply, 5);
    const events = async function* () {
      yield "data: 1\n\n";
      await heard.promise;
      yield "data: 2\n\n";
    };
    return reply.type("text/event-stream").send(Readable.from(events()));
  });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const response = await fetch(address);
  let text = "";
  for await (const bytes of response.body!) {
    text += Buffer.from(bytes).toString();
    if (text.split(": ping").length > 2) heard.resolve();
  }
  expect(text).toMatch(/^data: 1\n\n(: ping\n\n){2,}data: 2\n\n(: ping\n\n)*$/);
  await app.close();
});
