import { generateKeyPairSync } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Credentials } from "./credentials.ts";
import { providers } from "./providers/index.ts";
import { Secret } from "./secret.ts";

const files = readdirSync(join(import.meta.dirname, "providers")).filter(
  (file) => file !== "index.ts" && !file.endsWith(".test.ts"),
);

it("every file of the folder is a provider, with a name of its own", () => {
  expect(providers).toHaveLength(files.length);
  const names = providers.flatMap(({ id, prefixes = [] }) => [id, ...prefixes]);
  expect(new Set(names).size).toBe(names.length);
});

it("no bare name of a model means two providers", () => {
  const starts = providers.flatMap(({ models = [] }) => models);
  for (const start of starts) expect(starts.filter((other) => other.startsWith(start))).toEqual([start]);
});

const secret = new Secret("SENTINEL");
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const account = {
  client_email: "kai@example.iam.gserviceaccount.com",
  private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
  project_id: "p",
};
const all: Required<Credentials> = {
  api_key: secret,
  api_base: "https://example.com/base/",
  api_version: "2024-10-21",
  aws_access_key_id: "AKID",
  aws_secret_access_key: secret,
  aws_session_token: secret,
  aws_region: "eu-central-1",
  vertex_service_account: new Secret(JSON.stringify(account)),
  vertex_project: "p",
  vertex_location: "europe-west1",
};
const ways = providers.flatMap(({ needs = [["api_key"]], ...provider }) =>
  needs.map((names) => ({ ...provider, way: names.join(" and "), names })),
);

it.each(ways)("$id is called where it is with $way, of which secrets are in headers alone", async (provider) => {
  const given = Object.fromEntries(provider.names.map((name) => [name, all[name]]));
  const { url, headers } = await provider.request({
    model: "a model/with a slash",
    operation: "chat",
    stream: true,
    credentials: { ...given, api_base: all.api_base },
    body: "{}",
    postForm: async () => ({ status: 200, json: { access_token: "SENTINEL" } }),
  });
  expect(url).toMatch(/^https:\/\/example\.com\/base\/\w/);
  expect(url).not.toContain("SENTINEL");
  // A secret that signs is in no header either.
  const isSent = provider.names.some((name) => name === "api_key" || name === "vertex_service_account");
  expect(JSON.stringify(headers).includes("SENTINEL")).toBe(isSent);
});
