import { once } from "node:events";
import { connect, type Socket } from "node:net";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";
import { answerBeforeBody, type DiscardOptions } from "./answer-before-body.ts";

const megabyte = 1024 * 1024;
const piece = Buffer.alloc(megabyte, "x");
const pieces = Array.from({ length: 8 }, () => piece);
const chunks = [...pieces.flatMap((data) => [`${megabyte.toString(16)}\r\n`, data, "\r\n"]), "0\r\n\r\n"];

async function open(url: string, path: string, headers: Record<string, string | number>): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  const lines = Object.entries({ host: "kai", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  return socket;
}

/** Writes to the end before it reads, as many clients do; each piece waits for the one before. */
async function sendAll(socket: Socket, sent: (string | Buffer)[]): Promise<void> {
  for (const each of sent) await new Promise<void>((resolve) => void socket.write(each, () => resolve()));
}

/** What has come when the text does. */
async function readUntil(socket: Socket, text: string): Promise<string> {
  let read = "";
  for await (const data of socket.iterator({ destroyOnReturn: false })) {
    read += String(data);
    if (read.includes(text)) return read;
  }
  return `${read}(closed)`;
}

describe("a refusal", () => {
  let server: TestServer;
  let holder: Socket;
  let limited: Record<string, string>;
  beforeAll(async () => {
    server = await startTestServer({ bodyBytes: 3 * megabyte });
    limited = await server.keyOf("limited", { rate_limit: 1 });
    await server.request("GET", "/api/losses/", undefined, limited);
    // Has a megabyte of the three for as long as it sends.
    const headers = { ...key(), ...json, "content-length": megabyte };
    holder = await open(server.url, "/api/request-logs/", headers);
    const large = "x".repeat(4 * megabyte);
    const refused = async () => expect((await server.request("POST", batch, large)).status).toBe(503);
    await vi.waitFor(refused, { timeout: 60_000 });
  });
  afterAll(async () => {
    holder.destroy();
    await server.close();
  });
  const key = () => ({ authorization: `Bearer ${server.secret}` });
  const json = { "content-type": "application/json" };
  const batch = "/api/request-logs/batch/create/";
  const chat = "/v1/chat/completions";

  it.each([
    ["429", 429, batch, () => ({ ...limited, ...json })],
    ["401 of no key", 401, batch, () => json],
    ["415 of a form", 415, chat, () => ({ ...key(), "content-type": "text/csv" })],
    ["415 of an encoding", 415, batch, () => ({ ...key(), ...json, "content-encoding": "lzw" })],
    ["413", 413, "/nowhere/", () => json],
    ["503", 503, batch, () => ({ ...key(), ...json })],
  ])(
    "%s is read by who sends to the end first, and goes on with the connection",
    async (_name, status, path, headers) => {
      for (const [framing, sent] of [
        [{ "content-length": 8 * megabyte }, pieces],
        [{ "transfer-encoding": "chunked" }, chunks],
      ] as const) {
        const socket = await open(server.url, path, { ...headers(), ...framing });
        await sendAll(socket, sent);
        expect(await readUntil(socket, "}")).toContain(`HTTP/1.1 ${status} `);
        socket.write("GET /healthz HTTP/1.1\r\nhost: kai\r\n\r\n");
        expect(await readUntil(socket, "}")).toContain("HTTP/1.1 200 ");
        socket.destroy();
      }
    },
  );

  it("closes the connection after the body when its client asks for that", async () => {
    const headers = { ...json, connection: "close", "content-length": 8 * megabyte };
    const socket = await open(server.url, batch, headers);
    await sendAll(socket, pieces);
    const answer = await readUntil(socket, "never");
    expect(answer).toContain("HTTP/1.1 401 ");
    expect(answer).toMatch(/\(closed\)$/);
  });
});

describe("who sends on", () => {
  /** A connection that was refused, and goes on. */
  const refused = async (options: DiscardOptions) => {
    const app = Fastify();
    onTestFinished(() => app.close());
    answerBeforeBody(app, options);
    app.post("/", { onRequest: () => Promise.reject(new Error("refused")) }, () => "");
    const socket = await open(await app.listen({ host: "127.0.0.1", port: 0 }), "/", { "content-length": 1e9 });
    expect(await readUntil(socket, "}")).toContain("HTTP/1.1 500 ");
    // Bytes that are still under way reset it.
    socket.on("error", () => {}).resume();
    return socket;
  };

  it("beyond the most bytes is cut off", async () => {
    const socket = await refused({ mostBytes: 4 * megabyte });
    while (!socket.destroyed) await sendAll(socket, [piece]);
    expect(socket.bytesWritten).toBeGreaterThan(4 * megabyte);
  });

  it("longer than the most time is cut off", async () => {
    const socket = await refused({ mostMs: 50 });
    if (!socket.closed) await once(socket, "close");
    expect(socket.bytesWritten).toBeLessThan(megabyte);
  });
});
