import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { type Program, startServer } from "../program.ts";

type Json = Record<string, unknown>;

const apiKey = "require0.0123456789abcdef0123456789abcdef";

/** A server for the tests of one file, and its logging API as plain HTTP. */
export function logApi() {
  let server: Program;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "kai-requirements-"));
    server = await startServer(dataDir, apiKey);
  });
  afterAll(async () => {
    await server.end("SIGTERM");
    rmSync(dataDir, { recursive: true });
  });

  async function request(method: string, path: string, body?: unknown): Promise<{ status: number; json: Json }> {
    const response = await fetch(server.found + path, {
      method,
      redirect: "manual",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Json };
  }

  /** Posts a log and answers its id. */
  async function create(body: Json, path = "/api/request-logs/"): Promise<string> {
    const { status, json } = await request("POST", path, body);
    expect(json).toMatchObject({ message: "log successful", unique_id: expect.any(String) });
    expect(status).toBe(200);
    return json["unique_id"] as string;
  }

  const get = async (id: string): Promise<Json> => {
    const { status, json } = await request("GET", `/api/request-logs/${id}/`);
    expect(status).toBe(200);
    return json;
  };

  return {
    request,
    create,
    get,
    /** The log that a body becomes, as the API reads it. */
    logOf: async (body: Json, path?: string) => get(await create(body, path)),
    /** Ids of the logs that a list answers. */
    listed: async (query: string): Promise<string[]> => {
      const { json } = await request("GET", `/api/request-logs/list/?${query}`);
      return (json["results"] as { id: string }[]).map(({ id }) => id);
    },
  };
}
