import { createServer } from "node:net";
import type { healthz, readyz } from "@kai/schema";
import { reasonOf } from "./check.ts";

type Health = (typeof healthz.answers)[200]["schema"]["_output"];
type Readiness = (typeof readyz.answers)[200]["schema"]["_output"];

/** What is where the server would listen. */
export type Found =
  | { what: "kai"; version: string; readiness: Readiness | undefined }
  | { what: "nothing" }
  /** Why nobody can listen there. */
  | { what: "obstacle"; reason: string };

const patienceMs = 3000;

/** Where a server that listens on this address is reached from this machine. */
export function addressOf({ host, port }: { host: string; port: number }): string {
  const near = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${near.includes(":") ? `[${near}]` : near}:${port}`;
}

/** Asks whoever answers there whether it is a kai, and else tries to listen. */
export async function findServer(place: { host: string; port: number }): Promise<Found> {
  const address = addressOf(place);
  const health = place.port === 0 ? undefined : await ask<Health>(`${address}/healthz`);
  if (typeof health?.version === "string")
    return { what: "kai", version: health.version, readiness: await ask<Readiness>(`${address}/readyz`) };
  const obstacle = await tryToListen(place);
  return obstacle ? { what: "obstacle", reason: obstacle } : { what: "nothing" };
}

/** The answer, whatever its status; undefined when there is none that can be read. */
async function ask<Answer>(url: string): Promise<Answer | undefined> {
  try {
    return (await (await fetch(url, { signal: AbortSignal.timeout(patienceMs) })).json()) as Answer;
  } catch {
    return undefined;
  }
}

function tryToListen({ host, port }: { host: string; port: number }): Promise<string | undefined> {
  return new Promise((resolve) => {
    const listener = createServer();
    listener.once("error", (error) => resolve(reasonOf(error)));
    listener.listen(port, host, () => listener.close(() => resolve(undefined)));
  });
}
