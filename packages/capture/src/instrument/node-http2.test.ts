import http2, { type ClientHttp2Session, type ClientHttp2Stream, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startCapture } from "../test-capture.ts";
import { hasHttp2Channels } from "../test-support/http2-channels.ts";

const body = { model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }], stream: true };
const event = (content: string, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: "1", model: "m-1", choices: [{ index: 0, delta: { content }, finish_reason }] })}\n\n`;

/** Sends the request to a server that says one word and then does what it is told; settles when the stream is closed. */
async function send(
  next: (answer: ServerHttp2Stream) => void,
  onData: (stream: ClientHttp2Stream, session: ClientHttp2Session) => void = () => {},
): Promise<void> {
  const server = http2.createServer().on("stream", (answer: ServerHttp2Stream) => {
    answer.on("error", () => {});
    answer.resume().on("end", () => {
      answer.respond({ ":status": 200, "content-type": "text/event-stream" });
      answer.write(event("one"), () => next(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const session = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    session.destroy();
    server.close();
  });
  session.on("error", () => {});
  const stream = session.request({ ":method": "POST", ":path": "/v1/chat/completions" });
  await new Promise<void>((resolve) => {
    stream
      .on("data", () => onData(stream, session))
      .on("error", () => {})
      .on("close", resolve)
      .end(JSON.stringify(body));
  });
}

const said = { input: body.messages, output: { content: "one" } };
const success = { ...said, status: "success", status_code: 200 };
const cancelled = { ...said, status: "cancelled", status_code: 499 };
const finish = (answer: ServerHttp2Stream) => answer.end(`${event("", "stop")}data: [DONE]\n\n`);
const stay = () => {};

it.each<[what: string, expected: object, ...Parameters<typeof send>]>([
  ["is read to its end", success, finish],
  ["is closed by its caller", cancelled, stay, (stream) => stream.close(http2.constants.NGHTTP2_CANCEL)],
  ["is destroyed by its caller", cancelled, stay, (stream) => stream.destroy()],
  ["is destroyed with its session by its caller", cancelled, stay, (_, session) => session.destroy()],
  [
    "is reset by the server",
    { ...said, status: "error", error_message: "Stream closed with error code NGHTTP2_INTERNAL_ERROR" },
    (answer) => answer.destroy(new Error("boom")),
  ],
  [
    "loses its connection",
    { ...said, status: "error", error_message: "The connection failed" },
    (answer) => answer.session?.destroy(),
  ],
])("a stream that %s", async (_, expected, ...how) => {
  const capture = startCapture();
  await send(...how);
  const records = await capture.records(hasHttp2Channels ? 1 : 0);
  expect(records).toMatchObject(hasHttp2Channels ? [expected] : []);
});
