import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { testBodies } from "../test-support/body-suite.ts";
import { testStreams } from "../test-support/stream-suite.ts";
import { openaiChat } from "./openai-chat.ts";

describe("match", () => {
  it.each([
    ["POST", "/v1/chat/completions", "openai-chat"],
    ["POST", "/chat/completions/", "openai-chat"],
    ["POST", "/openai/deployments/gpt-4o/chat/completions", "openai-chat"],
    ["POST", "/v1beta/openai/chat/completions", "openai-chat"],
    ["GET", "/v1/chat/completions", undefined],
    ["POST", "/v1/chat/completions/chatcmpl-1", undefined],
    ["POST", "/v1/mychat/completion", undefined],
  ])("%s %s", (method, path, id) => {
    expect(findFormat({ method, path })?.id).toBe(id);
  });
});

testBodies(openaiChat, import.meta.url);
testStreams(openaiChat, import.meta.url);
