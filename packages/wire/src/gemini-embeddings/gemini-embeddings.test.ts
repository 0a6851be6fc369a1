import { expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { geminiEmbeddings } from "./gemini-embeddings.ts";

it.each(["/v1beta/models/gemini-embedding-001:embedContent", "/v1beta/models/text-embedding-004:batchEmbedContents"])(
  "match %s",
  (path) => {
    expect(findFormat({ method: "POST", path })).toBe(geminiEmbeddings);
  },
);

testBodies(geminiEmbeddings, import.meta.url);
