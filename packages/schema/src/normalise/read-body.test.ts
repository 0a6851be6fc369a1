import { describe, expect, it } from "vitest";
import { readLogBody } from "./read-body.ts";

const deepList = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

describe("bodies that are refused", () => {
  const refused = (body: unknown) => {
    try {
      readLogBody(body);
    } catch (error) {
      return (error as { fields: Record<string, string[]> }).fields;
    }
    throw new Error("was taken");
  };
  it.each<[string, unknown, Record<string, string[]>]>([
    ["no object", [], { body: ["must be an object"] }],
    ["an empty object", {}, { body: ["is empty: send at least one field of a log, such as input and output"] }],
    ["only nulls", { model: null }, { body: ["is empty: send at least one field of a log, such as input and output"] }],
    ["text for a number", { temperature: "hot" }, { temperature: ["must be a number"] }],
    ["a negative count", { prompt_tokens: -1 }, { prompt_tokens: ["must be a whole number, 0 or more"] }],
    [
      "a count beyond what numbers hold",
      { prompt_tokens: 1e20 },
      { prompt_tokens: ["must be a whole number, 0 or more"] },
    ],
    [
      "a value that would break its readers",
      { model: "m", input: deepList(501) },
      { input: ["is nested deeper than 500 levels"] },
    ],
    ["an object for an identifier", { customer_identifier: { id: 1 } }, { customer_identifier: ["must be a string"] }],
    ["text for messages", { prompt_messages: "Hello" }, { prompt_messages: ["must be a list"] }],
    ["a message without a role", { messages: [{ content: "x" }] }, { "messages.0.role": ["must be a string"] }],
    [
      "wrong usage",
      { usage: { prompt_tokens: "many" } },
      { "usage.prompt_tokens": ["must be a whole number, 0 or more"] },
    ],
    [
      "a tool without a name",
      { tools: [{ type: "function", function: {} }] },
      { "tools.0.function.name": ["must be a string"] },
    ],
    [
      "a wrong part",
      { messages: [{ role: "user", content: [{ text: "x" }] }] },
      { "messages.0.content.0.type": ["must be a string"] },
    ],
    [
      "a wrong override",
      { model: "m", keywordsai_params: { latency: "slow" } },
      { "keywordsai_params.latency": ["must be a number of seconds, 0 or more"] },
    ],
    [
      "several at once",
      { stream: "yes", latency: [], metadata: 1 },
      {
        stream: ["must be true or false"],
        latency: ["must be a number of seconds, 0 or more"],
        metadata: ["must be an object"],
      },
    ],
    ["a wrong alias", { generation_time: "slow" }, { generation_time: ["must be a number of seconds, 0 or more"] }],
  ])("%s", (_, body, fields) => {
    expect(refused(body)).toEqual(fields);
  });
});
