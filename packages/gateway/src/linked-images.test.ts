import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { AddressPolicy } from "./address-policy.ts";
import { fetchImage } from "./fetch-image.ts";
import { startTestGateway } from "./test-gateway.ts";

const png = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1");
const sent = {
  "image/png": png,
  "image/jpeg": Buffer.from("ffd8ffe000", "hex"),
  "image/gif": Buffer.from("GIF89a…"),
  "image/webp": Buffer.from("RIFF0000WEBP"),
};

/** Where the images are; each test says how it answers. */
let host: Server;
let answer: RequestListener;
let asked: string[] = [];
let origin: string;
let test: Awaited<ReturnType<typeof startTestGateway>>;
beforeAll(async () => {
  host = createServer((request, response) => {
    asked.push(request.url!);
    answer(request, response);
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  test = await startTestGateway();
});
afterAll(async () => {
  await test.close();
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
});
afterEach(() => {
  asked = [];
  test.provider.requests.length = 0;
});

const image = (url: string) => ({ type: "image_url", image_url: { url, detail: "low" } });
const asking = (model: string, ...parts: object[]) => ({
  model,
  messages: [{ role: "user", content: [{ type: "text", text: "What is this?" }, ...parts] }],
  retry_params: { retry_enabled: false },
});
const param = "messages.0.content.1.image_url";

describe("an image that is linked", () => {
  it.each(["gemini/gemini-2.5-flash", "bedrock/anthropic.claude-haiku-4-5", "ollama/llava"])(
    "is fetched once for %s, and is what its bytes say",
    async (model) => {
      answer = (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end(png);
      await test.chat(asking(model, image(`${origin}/a.png`), image(`${origin}/a.png`)));
      expect(asked).toEqual(["/a.png"]);
      const body = JSON.stringify(test.provider.requests[0]!.body);
      expect(body.split(png.toString("base64"))).toHaveLength(3);
      expect(body).toContain("png");
      expect(body).not.toContain(origin);
    },
  );

  it.each(["azure/gpt-4o", "anthropic/claude-haiku-4-5"])("is left to %s, which fetches it itself", async (model) => {
    await test.chat(asking(model, image(`${origin}/a.png`)));
    expect(asked).toEqual([]);
    expect(JSON.stringify(test.provider.requests[0]!.body)).toContain(`${origin}/a.png`);
  });

  it("is asked of another model when it cannot be fetched, and skips those that see nothing", async () => {
    answer = (_, response) => void response.writeHead(404).end();
    const body = asking("gemini/gemini-2.5-flash", image(`${origin}/a.png`));
    await test.chat({ ...body, fallback_models: ["deepseek/deepseek-chat", "anthropic/claude-haiku-4-5"] });
    expect(test.logs.at(-1)).toMatchObject({
      provider_id: "anthropic",
      attempts: [{ code: "unsupported_parameter" }, { code: "image_url_unreachable", status: 400 }, { code: "ok" }],
    });
  });

  it.each<[what: string, code: string, answer: RequestListener]>([
    [
      "leads to a private address",
      "image_url_not_allowed",
      (_, response) => void response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
    ],
    [
      "leads to a name of a private address",
      "image_url_not_allowed",
      (_, response) => void response.writeHead(302, { location: "http://localhost:1/" }).end(),
    ],
    [
      "leads to a file",
      "image_url_not_allowed",
      (_, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    ],
    [
      "leads in a circle",
      "image_url_unreachable",
      (_, response) => void response.writeHead(302, { location: "/again" }).end(),
    ],
    ["is not there", "image_url_unreachable", (_, response) => void response.writeHead(404).end()],
    [
      "is broken off",
      "image_url_unreachable",
      (_, response) => void response.writeHead(200, { "content-length": 100 }).write(png, () => response.destroy()),
    ],
    [
      "is a page",
      "image_url_no_image",
      (_, response) => void response.writeHead(200, { "content-type": "image/png" }).end("<html>"),
    ],
    [
      "is too large",
      "image_too_large",
      (_, response) => void response.writeHead(200).end(Buffer.alloc(21 * 1024 * 1024)),
    ],
  ])("is refused when it %s", async (_what, code, listener) => {
    answer = listener;
    const error: unknown = await test
      .chat(asking("gemini/gemini-2.5-flash", image(`${origin}/a.png`)))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 400, code });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ error: { param } });
    expect(test.provider.requests).toEqual([]);
  });

  it("is refused when there are too many", async () => {
    answer = (_, response) => void response.end(png);
    const links = Array.from({ length: 21 }, (_, index) => image(`${origin}/${index}.png`));
    await expect(test.chat(asking("gemini/gemini-2.5-flash", ...links))).rejects.toMatchObject({
      code: "too_many_images",
    });
  });

  it.each(Object.entries(sent))("may be of %s", async (type, bytes) => {
    answer = (_, response) => void response.end(bytes);
    const options = {
      param,
      policy: new AddressPolicy(["127.0.0.1"]),
      budget: { left: 100 },
      signal: new AbortController().signal,
    };
    expect(await fetchImage(origin, options)).toBe(`data:${type};base64,${bytes.toString("base64")}`);
  });

  it("is not waited for for ever, nor longer than the client waits", async () => {
    answer = () => undefined;
    const client = new AbortController();
    const options = { param, policy: new AddressPolicy(["127.0.0.1"]), budget: { left: 100 }, signal: client.signal };
    await expect(fetchImage(origin, { ...options, timeout: 20 })).rejects.toMatchObject({
      failure: { code: "image_url_unreachable" },
    });
    const fetching = fetchImage(origin, options);
    client.abort(new Error("left"));
    await expect(fetching).rejects.toThrow("left");
  });
});
