import { expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { openaiEmbeddings } from "./openai-embeddings.ts";

it.each(["/v1/embeddings", "/openai/deployments/text-embedding-3-small/embeddings"])("match %s", (path) => {
  expect(findFormat({ method: "POST", path })).toBe(openaiEmbeddings);
});

testBodies(openaiEmbeddings, import.meta.url);
