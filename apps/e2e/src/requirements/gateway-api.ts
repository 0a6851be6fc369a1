import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MockProvider, startMockProvider } from "@kai/testing";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type Program, startServer } from "../program.ts";

type Json = Record<string, unknown>;

const apiKey = "gateway0.0123456789abcdef0123456789abcdef";

/**
 * A server and a provider of models for the tests of one file.
 *
 * @param environment What the server is started with, such as credentials of its own, given the address of the provider. @default nothing
 */
export function gatewayApi(environment: (providerUrl: string) => Record<string, string> = () => ({})) {
  let server: Program;
  let provider: MockProvider;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "kai-gateway-"));
    provider = await startMockProvider({ chunkDelay: 1 });
    server = await startServer(dataDir, apiKey, {
      KAI_GATEWAY_ALLOW_HOSTS: `127.0.0.1:${provider.port}`,
      ...environment(provider.url),
    });
  });
  afterAll(async () => {
    await server.end("SIGTERM");
    await provider.close();
    rmSync(dataDir, { recursive: true });
  });
  beforeEach(() => void (provider.requests.length = 0));

  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };

  return {
    apiKey,
    /** What the server has printed and stored, byte for byte. */
    traces: () => {
      const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
      return [server.output(), ...files.map(readLatin1)];
    },
    /** Tells the server something to keep. */
    keep: async (path: string, body: Json) => {
      const response = await fetch(server.found + path, { method: "POST", headers, body: JSON.stringify(body) });
      expect(response.ok, await response.clone().text()).toBe(true);
    },
    baseURL: () => `${server.found}/api`,
    provider: () => provider,
    /** Credentials for the mock as the named providers, with a key that tells whose it is. */
    credentials: (...names: string[]) =>
      Object.fromEntries(names.map((name) => [name, { api_key: `key-of-${name}`, api_base: provider.url }])),
    /** Sends a chat request; without credentials of its own it goes to the mock as OpenAI. */
    chat: async (body: Json) => {
      const customer_credentials = { openai: { api_key: "key-of-openai", api_base: provider.url } };
      const messages = [{ role: "user", content: "Say hello" }];
      const response = await fetch(`${server.found}/api/chat/completions`, {
        method: "POST",
        headers,
        body: JSON.stringify({ customer_credentials, messages, ...body }),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.startsWith("application/json");
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson ? (JSON.parse(text) as Json) : {},
      };
    },
    /** Calls another endpoint of the server. */
    call: async (method: string, path: string, body?: Json) => {
      const response = await fetch(server.found + path, { method, headers, body: body && JSON.stringify(body) });
      return (await response.json()) as Json;
    },
    /** The log of an answer, as soon as it can be read. */
    logOf: ({ headers: answered }: { headers: Headers }) => {
      const id = answered.get("x-kai-log-id");
      const read = async () =>
        (await (await fetch(`${server.found}/api/request-logs/${id}/`, { headers })).json()) as Json;
      return expect.poll(read);
    },
    /** What reached the provider: model and key of each request. */
    asked: () =>
      provider.requests.map(({ body, headers: sent }) => [
        (body as Json)["model"],
        sent.authorization?.replace("Bearer ", "") ?? sent["api-key"],
      ]),
  };
}

/** Files of the store come and go while it merges. */
function readLatin1(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
