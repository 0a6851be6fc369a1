import { afterEach, expect } from "vitest";
import type { KaiApiError } from "./error.ts";
import { Kai } from "./kai.ts";
import type { KaiOptions } from "./options.ts";
import type { KaiStats } from "./stats.ts";
import { startTestServer, type TestReply, type TestServer } from "./test-server.ts";

export const apiKey = "kai_1234.secret";

let server: TestServer | undefined;
let clients: Kai[] = [];

/** What `onError` heard in the current test. */
export let reported: KaiApiError[] = [];

afterEach(async () => {
  await Promise.all(clients.map((kai) => kai.close({ timeoutMs: 0 })));
  await server?.close();
  server = undefined;
  clients = [];
  reported = [];
});

/** A client that is closed after the test; without a spool unless the options have one. */
export function newKai(options: KaiOptions): Kai {
  const kai = new Kai({ apiKey, spool: false, onError: (error) => void reported.push(error), ...options });
  clients.push(kai);
  return kai;
}

/** A client and its server, closed after the test. */
export async function connect(
  reply?: TestReply,
  queue?: KaiOptions["queue"],
  options?: KaiOptions,
): Promise<{ kai: Kai; server: TestServer }> {
  server = await startTestServer(reply);
  return { kai: newKai({ baseUrl: server.url, queue, ...options }), server };
}

/** An address where nobody listens. */
export async function deadUrl(): Promise<string> {
  const dead = await startTestServer();
  await dead.close();
  return dead.url;
}

/** The reasons that cost a log, with their counts. */
export function losses({ dropped }: KaiStats): Record<string, number> {
  return Object.fromEntries(Object.entries(dropped).filter(([, count]) => count > 0));
}

/** Waits until everything that was queued is sent, refused or dropped. */
export async function settled(kai: Kai): Promise<KaiStats> {
  expect(await kai.flush({ timeoutMs: 10_000 })).toBe(true);
  expect(kai.stats().queued).toEqual({ count: 0, bytes: 0 });
  return kai.stats();
}
