import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { expect } from "vitest";
import { startTestServer } from "./test-server.ts";

/** A server whose own credentials lead to a mock provider, with the providers' own clients before it. */
export async function startTestRelays() {
  const provider = await startMockProvider({ chunkDelay: 1 });
  const origin = `http://127.0.0.1:${provider.port}`;
  const server = await startTestServer({
    gateway: {
      environment: {
        OPENAI_API_KEY: "sk-SENTINEL-openai",
        OPENAI_BASE_URL: provider.url,
        ANTHROPIC_API_KEY: "sk-SENTINEL-anthropic",
        ANTHROPIC_BASE_URL: origin,
        GEMINI_API_KEY: "SENTINEL-google",
        GEMINI_BASE_URL: origin,
      },
    },
  });
  const clients = (apiKey: string) => ({
    openai: new OpenAI({ apiKey, baseURL: `${server.url}/api` }),
    anthropic: new Anthropic({ apiKey, baseURL: `${server.url}/api/anthropic` }),
    google: new GoogleGenAI({ apiKey, httpOptions: { baseUrl: `${server.url}/api/google/gemini` } }),
  });
  let last = "";
  /** Parameters for the gateway within a body. */
  const own = (params: object = {}) => ({ custom_identifier: last, ...params });
  return {
    provider,
    server,
    clients,
    ...clients(server.secret),
    own,
    /** Parameters for the gateway beside a body that leaves no room for them. */
    beside: (params: object = {}) => ({ headers: { "x-data-kai-params": JSON.stringify(own(params)) } }),
    /** Before each test: what it sends and logs is told from what others did. */
    begin() {
      provider.requests.length = 0;
      last = crypto.randomUUID();
    },
    /** The log of this test's last call. */
    log() {
      const find = async () => {
        const found = await server.request("GET", `/api/request-logs/list/?custom_identifier=${last}`);
        return (found.json["results"] as unknown[])[0];
      };
      return expect.poll(find);
    },
    async close() {
      await server.close();
      await provider.close();
    },
  };
}
