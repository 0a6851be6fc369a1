import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

const page = "<!doctype html><title>kai</title><script type=module src=/assets/main-abc123.js></script>";
const script = `console.log("${"a page of kai ".repeat(200)}");`;
const font = Buffer.from([0x77, 0x4f, 0x46, 0x32]);

/** What holds the build, and a file beside it. */
let directory: string;
let server: TestServer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-dashboard-"));
  const dashboardDir = join(directory, "dist");
  mkdirSync(join(dashboardDir, "assets"), { recursive: true });
  writeFileSync(join(directory, "secret"), "secret");
  writeFileSync(join(dashboardDir, "index.html"), page);
  writeFileSync(join(dashboardDir, "favicon.svg"), "<svg/>");
  writeFileSync(join(dashboardDir, "assets/main-abc123.js"), script);
  writeFileSync(join(dashboardDir, "assets/text-def456.woff2"), font);
  server = await startTestServer({ dashboardDir });
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

/** As it comes, neither followed nor decompressed. */
const send = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<Answer>((resolve, reject) => {
    const sent = httpRequest(server.url, { method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      const { statusCode: status, headers: answered } = response;
      response.on("end", () => resolve({ status, headers: answered, body: Buffer.concat(parts) }));
    });
    sent.on("error", reject).end();
  });
const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("the dashboard", () => {
  it.each(["/", "/logs", "/logs/0193c8a1?tab=raw", "/traces/", "/keys", "/session/", "/nothing/of/the/kind"])(
    "is the page that a browser gets at %s",
    async (path) => {
      const { status, headers, body } = await send(path, browser);
      expect([status, body.toString()]).toEqual([200, page]);
      expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
    },
  );

  it.each([
    ["/api/nothing", 404],
    ["/v1/nothing", 404],
    ["/assets/main-of-before.js", 404],
    ["/api/keys/", 401],
    ["/metrics", 404],
  ])("leaves %s to programs, also in a browser", async (path, status) => {
    const answer = await send(path, browser);
    expect(answer).toMatchObject({ status, headers: { "content-type": "application/json; charset=utf-8" } });
  });

  it.each(["/healthz", "/readyz", "/reference", "/openapi.json", "/favicon.svg"])(
    "leaves %s as it is",
    async (path) => {
      const answer = await send(path, browser);
      expect([answer.status, answer.body.toString().includes("main-abc123")]).toEqual([200, false]);
    },
  );

  it("leaves what a program asks for to the API", async () => {
    expect(await send("/traces/")).toMatchObject({ status: 401 });
    expect(await send("/nothing", { accept: "application/json" })).toMatchObject({ status: 404 });
    expect(await send("/keys/", browser, "POST")).toMatchObject({ status: 401 });
    expect((await send("/")).body.toString()).toBe(page);
  });

  it("lets a page do nothing but what it needs", async () => {
    for (const path of ["/", "/logs", "/assets/main-abc123.js", "/favicon.svg"]) {
      const { headers } = await send(path, path === "/logs" ? browser : {});
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      const policy = String(headers["content-security-policy"]).split("; ");
      expect(policy.toSorted((a, b) => a.localeCompare(b))).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "media-src data:",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
    }
    expect((await send("/healthz")).headers).toMatchObject({ "x-content-type-options": "nosniff" });
  });

  it("is fetched once while it stays the same", async () => {
    const { headers } = await send("/assets/main-abc123.js");
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/javascript; charset=utf-8",
    });
    const again = { "if-none-match": `W/${String((await send("/", browser)).headers["etag"])}`, ...browser };
    expect(await send("/logs", again)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(await send("/", { ...again, "if-none-match": '"of before"' })).toMatchObject({ status: 200 });
  });

  it("is compressed as the browser can read it", async () => {
    const get = (accepted: string) => send("/assets/main-abc123.js", { "accept-encoding": accepted });
    const [br, gzip, none, unwanted] = await Promise.all([get("gzip, br"), get("gzip"), get("zstd"), get("br;q=0")]);
    expect([br, gzip, none, unwanted].map(({ headers }) => [headers["content-encoding"], headers["vary"]])).toEqual([
      ["br", "accept-encoding"],
      ["gzip", "accept-encoding"],
      [undefined, "accept-encoding"],
      [undefined, "accept-encoding"],
    ]);
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    expect(none.body.toString()).toBe(script);
    const image = await send("/assets/text-def456.woff2", { "accept-encoding": "br" });
    expect([image.headers["content-encoding"], image.body]).toEqual([undefined, font]);
  });

  it("answers HEAD with the same head", async () => {
    for (const path of ["/", "/logs", "/assets/main-abc123.js"]) {
      const [got, head] = [await send(path, browser), await send(path, browser, "HEAD")];
      expect([head.status, head.body.length], path).toEqual([200, 0]);
      expect(head.headers["content-length"], path).toBe(got.headers["content-length"]);
    }
  });

  it.each(["/../secret", "/assets/../../secret", "/assets/%2e%2e/%2e%2e/secret", "/assets/..%2f..%2fsecret"])(
    "reaches no other file by %s",
    async (path) => expect(await send(path)).toMatchObject({ status: 404 }),
  );
});
