import { channel } from "node:diagnostics_channel";
import { expect, it } from "vitest";
import { unrefSocketsOf } from "./unref-sockets.ts";

const sent = channel("undici:client:sendHeaders");
const batch = { request: { path: "/prefix/batch" }, headers: "x-kai-ingest: 1\r\n" };
const other = { request: { path: "/prefix/logs" }, headers: "x-kai-ingest: 1\r\n" };

/** Stands in for the net.Socket that undici publishes. */
class Socket {
  isRef = true;
  readonly alpnProtocol: string | undefined;
  constructor(alpnProtocol?: string) {
    this.alpnProtocol = alpnProtocol;
  }
  ref(): void {
    this.isRef = true;
  }
  unref(): void {
    this.isRef = false;
  }
}

it("frees the process from a batch, and binds it again to what follows on the same socket", () => {
  unrefSocketsOf("/batch");
  const socket = new Socket();
  sent.publish({ ...batch, socket });
  expect(socket.isRef).toBe(false);
  sent.publish({ ...other, socket });
  expect(socket.isRef).toBe(true);
});

it("leaves the host's requests alone, also those that share an HTTP/2 socket", () => {
  unrefSocketsOf("/batch");
  const sockets = [new Socket(), new Socket("h2")];
  sent.publish({ ...batch, headers: "host: a\r\n", socket: sockets[0] });
  sent.publish({ ...batch, socket: sockets[1] });
  expect(sockets.map(({ isRef }) => isRef)).toEqual([true, true]);
});
