import { logCreate } from "@kai/schema";
import { describe, expect, it } from "vitest";
import { findFormat } from "../formats.ts";
import { bodyFixtures } from "../test-support/fixtures.ts";
import { seeded, spoil } from "../test-support/fuzz.ts";
import { openaiChat } from "./openai-chat.ts";

describe("match", () => {
  it.each([
    ["POST", "/v1/chat/completions", "openai-chat"],
    ["POST", "/chat/completions/", "openai-chat"],
    ["POST", "/openai/deployments/gpt-4o/chat/completions", "openai-chat"],
    ["POST", "/v1beta/openai/chat/completions", "openai-chat"],
    ["GET", "/v1/chat/completions", undefined],
    ["POST", "/v1/chat/completions/chatcmpl-1", undefined],
    ["POST", "/v1/completions", undefined],
    ["POST", "/v1/mychat/completions", undefined],
  ])("%s %s", (method, path, id) => {
    expect(findFormat({ method, path })?.id).toBe(id);
  });
});

describe("readRequest", () => {
  it.each(bodyFixtures("request"))("$name", ({ body, fields }) => {
    expect(openaiChat.readRequest(body)).toStrictEqual(fields);
    expect(logCreate.safeParse(fields).error).toBeUndefined();
  });

  it.each([[undefined], [null], ["text"], [[]], [7]])("reads nothing from %j", (body) => {
    expect(openaiChat.readRequest(body)).toStrictEqual({});
  });
});

describe("readResponse", () => {
  it.each(bodyFixtures("response"))("$name", ({ body, fields }) => {
    expect(openaiChat.readResponse(body)).toStrictEqual(fields);
    expect(logCreate.safeParse(fields).error).toBeUndefined();
  });

  it.each([[undefined], [null], [""], [[]], [{}], [{ choices: "none", usage: 3, id: 4, model: null }]])(
    "invents nothing for %j",
    (body) => {
      expect(openaiChat.readResponse(body)).not.toHaveProperty("output");
      expect(openaiChat.readResponse(body)).not.toHaveProperty("usage");
    },
  );
});

it.each(["request", "response"] as const)("reads a %s of any shape into a valid log", (kind) => {
  const read = (body: unknown) => (kind === "request" ? openaiChat.readRequest(body) : openaiChat.readResponse(body));
  for (const { body } of bodyFixtures(kind)) {
    for (let seed = 1; seed <= 300; seed++) {
      const fields = read(spoil(body, seeded(seed)));
      expect(logCreate.safeParse(fields).error).toBeUndefined();
    }
  }
});
