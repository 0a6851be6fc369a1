import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Program, startProgram } from "@kai/testing";
import { afterEach, beforeEach, expect, it } from "vitest";

const apiKey = "diskfull.0123456789abcdef0123456789abcdef";
const fileBytes = 4 * 1024 * 1024;
let directory: string;
let server: Program;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kai-disk-full-"));
});
afterEach(async () => {
  await server.end("SIGKILL");
  rmSync(directory, { recursive: true });
});

async function start({ fileBytes, args = [] }: { fileBytes?: number; args?: string[] }) {
  const main = join(import.meta.dirname, "../main.ts");
  server = await startProgram({
    args: ["--conditions=@kai/source", main, "serve", "--port", "0", "--data-dir", directory, ...args],
    env: { KAI_API_KEY: apiKey, KAI_LOG_LEVEL: "error" },
    fileBytes,
    ready: /listens on (http:\/\/[^\s,]+)/,
  });
}

async function ask(method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const response = await fetch(server.found + path, { method, headers, body: JSON.stringify(body) });
  return {
    status: response.status,
    retryAfter: Number(response.headers.get("retry-after")),
    json: (await response.json()) as Record<string, unknown>,
  };
}

/** Sends some logs of 100 KB that no compression makes smaller. */
const send = (...ids: string[]) => {
  const logs = ids.map((unique_id) => ({ unique_id, input: randomBytes(75_000).toString("base64") }));
  return ask("POST", "/api/request-logs/batch/create/", { logs });
};
const idsOf = async () => {
  const { json } = await ask("GET", "/api/request-logs/list/?sort_by=id&page_size=1000&fields=id");
  return (json["results"] as { id: string }[]).map(({ id }) => id);
};
const full = { status: 503, retryAfter: expect.any(Number), json: { error_code: "STORAGE_FULL", retry_after: 10 } };
const many = Array.from({ length: 60 }, (_, index) => `many-${String(index).padStart(2, "0")}`);

it("refuses logs that the disk does not take with 503, keeps those it took, and needs no restart once there is room", async () => {
  await start({ fileBytes });
  expect(await send("a")).toMatchObject({ status: 200 });
  expect(await send(...many)).toMatchObject(full);
  expect(await send(...many)).toMatchObject(full);
  expect(server.output().match(/logs are refused until the disk has room/g)).toHaveLength(1);
  expect(await send("b")).toMatchObject({ status: 200 });
  await expect.poll(idsOf).toEqual(["a", "b"]);
  if (process.platform === "linux") execFileSync("prlimit", ["--pid", String(server.pid), "--fsize=unlimited"]);
  else {
    await server.end();
    await start({});
  }
  expect(await send(...many)).toMatchObject({ status: 200 });
  await expect.poll(idsOf).toEqual(["a", "b", ...many]);
});

it("keeps what it acknowledged when it is killed while the disk is full", async () => {
  await start({ fileBytes });
  const taken: string[] = [];
  // The engine's files are too large too before long: what it does not take gathers in the inbox, until that is full.
  for (let n = 0; ; n++) {
    const ids = Array.from({ length: 20 }, (_, index) => `log-${String(n * 20 + index).padStart(4, "0")}`);
    const answer = await send(...ids);
    if (answer.status !== 200) {
      expect(answer).toMatchObject(full);
      break;
    }
    taken.push(...ids);
  }
  await server.end("SIGKILL");
  await start({ fileBytes });
  await server.end("SIGKILL");
  await start({});
  await expect.poll(idsOf).toEqual(taken);
});

it("refuses logs before the disk is full, so that the store keeps room to work", async () => {
  await start({ args: ["--reserve-bytes", String(Number.MAX_SAFE_INTEGER)] });
  expect(await send("a")).toMatchObject(full);
  expect(await ask("GET", "/readyz")).toMatchObject({ status: 503 });
  expect(await idsOf()).toEqual([]);
});
