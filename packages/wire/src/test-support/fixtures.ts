import { readdirSync, readFileSync } from "node:fs";
import type { StreamResult } from "../format.ts";

const folder = new URL("../openai-chat/fixtures/", import.meta.url);

interface BodyFixture {
  name: string;
  body: unknown;
  fields: object;
}

interface StreamFixture {
  name: string;
  bytes: Uint8Array;
  expected: StreamResult;
}

/** Bodies and the fields they are read into. */
export function bodyFixtures(kind: "request" | "response"): BodyFixture[] {
  return names(`${kind}-`, ".json").map((name) => ({ name, ...(json(name) as Omit<BodyFixture, "name">) }));
}

/** Recorded streams and what they are read into. */
export function streamFixtures(): StreamFixture[] {
  return names("stream-", ".chunks.txt").map((name) => ({
    name,
    bytes: readFileSync(new URL(`${name}.chunks.txt`, folder)),
    expected: json(name) as StreamResult,
  }));
}

function names(prefix: string, ending: string): string[] {
  const files = readdirSync(folder).filter((file) => file.startsWith(prefix) && file.endsWith(ending));
  return files.map((file) => file.slice(0, -ending.length));
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}
