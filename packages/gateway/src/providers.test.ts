import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
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

it.each(providers)("$id is called where it is, with its key in a header alone", async (provider) => {
  const { url, headers } = await provider.request({
    model: "a model/with a slash",
    operation: "chat",
    stream: true,
    credentials: {
      api_key: new Secret("SENTINEL"),
      api_base: "https://example.com/base/",
      aws_access_key_id: "AKID",
      aws_secret_access_key: new Secret("SENTINEL"),
      aws_region: "eu-central-1",
    },
    body: "{}",
  });
  expect(url).toMatch(/^https:\/\/example\.com\/base\/\w/);
  expect(url).not.toContain("SENTINEL");
  // A secret that signs is in no header either.
  const signs = provider.needs?.includes("aws_secret_access_key") ?? false;
  expect(JSON.stringify(headers).includes("SENTINEL")).toBe(!signs);
});
