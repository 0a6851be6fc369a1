import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keyScopes, type ServerFacts } from "@kai/schema";
import { type NewKey, openState, openStore, type StoreOptions } from "@kai/storage";
import { type AppOptions, createApp } from "./app.ts";
import { stop } from "./stop.ts";

const facts: ServerFacts = {
  version: "test",
  logs_kept_in: "embedded",
  state_kept_in: "sqlite",
  retention_days: { prod: null, test: null },
  inbox_bytes: 0,
  reserve_bytes: 0,
  cache_bytes: 0,
  keeps_secrets: true,
  serves_metrics: false,
};

/** A server on a free port with a store of its own in a temporary directory. */
export async function startTestServer({
  gateway,
  metricsKey,
  bodyBytes,
  isPasswordFixed,
  dashboardDir = "/nowhere",
  secretKeys = Buffer.alloc(32, 7).toString("base64"),
  ...options
}: Partial<StoreOptions> &
  Pick<AppOptions, "gateway" | "metricsKey" | "bodyBytes" | "isPasswordFixed" | "dashboardDir"> & {
    secretKeys?: string;
  } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "kai-server-"));
  const store = await openStore({ dataDir, ...options });
  const state = await openState({ path: join(dataDir, "state.sqlite") }, { secretKeys });
  const { plaintext: secret } = await state.keys.create({ name: "test", scopes: keyScopes });
  const app = createApp({
    store,
    state,
    logLevel: "silent",
    gateway,
    metricsKey,
    bodyBytes,
    isPasswordFixed,
    dashboardDir,
    facts,
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });

  const request = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const sent =
      body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(!headers["cookie"] && { authorization: `Bearer ${secret}` }),
        ...(sent !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      body: sent as string | undefined,
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  };

  /** A new key, of a project that is made when it is missing; answered as headers. */
  const keyOf = async (project_id: string, key: Partial<NewKey> = {}) => {
    const known = (await state.projects.list()).some(({ id }) => id === project_id);
    if (!known) await state.projects.create({ id: project_id });
    const { plaintext } = await state.keys.create({ name: project_id, project_id, ...key });
    return { authorization: `Bearer ${plaintext}` };
  };

  /** What a page of the server sends once somebody has signed in there by this. */
  const signIn = async (by: { key: string } | { password: string }, headers: Record<string, string> = {}) => {
    const ofPage = { "x-kai-client": "test", ...headers };
    const { status, headers: answered } = await request("POST", "/api/session/", by, ofPage);
    const cookie = answered.get("set-cookie")?.split(";")[0];
    if (!cookie) throw new Error(`signing in was answered with ${status}`);
    return { ...ofPage, cookie };
  };

  return {
    url,
    dataDir,
    keyOf,
    signIn,
    store,
    state,
    secret,
    request,
    close: async () => {
      await stop(app, { store, state, deadlineMs: 5000 });
      rmSync(dataDir, { recursive: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;
