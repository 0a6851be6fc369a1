import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { oracleBody, type RecordedChat } from "../test-support/oracle.ts";
import { anthropicMessages, bedrockConverse, gemini, openaiChat } from "./index.ts";

/** One chat request and what it becomes for each provider's model. */
interface Golden {
  chat: RecordedChat;
  requests: {
    format: string;
    model: string;
    body: object;
    warnings: Record<string, string>;
    /** Where the AI SDK sends something else, and why ours is meant; absent where it cannot be asked. */
    differs?: Record<string, string>;
  }[];
}

const translations = new Map(
  [anthropicMessages, gemini, bedrockConverse, openaiChat].map((each) => [each.format, each]),
);
const folder = new URL("fixtures/", import.meta.url);
const goldens = readdirSync(folder).map((file) => ({
  name: file.replace(".json", ""),
  golden: JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Golden,
}));

describe.each(goldens)("$name", ({ golden: { chat, requests } }) => {
  it.each(requests)("for $model in $format", async ({ format, model, body, warnings, differs }) => {
    const { body: sent, warnings: told } = translations.get(format)!.writeRequest(chat, { model, stream: false });
    expect({ body: JSON.parse(JSON.stringify(sent)) as unknown, warnings: told }).toEqual({ body, warnings });
    if (differs) expect(differences(body, await oracleBody(format, { model, chat }))).toEqual(Object.keys(differs));
  });
});

/** Where two JSON values differ, as paths, in order. */
function differences(one: unknown, other: unknown, path = ""): string[] {
  if (isObject(one) && isObject(other) && sameKind(one, other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
    return names.flatMap((name) => differences(one[name], other[name], path === "" ? name : `${path}.${name}`));
  }
  return Object.is(one, other) ? [] : [path];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const sameKind = (one: object, other: object) =>
  Array.isArray(one) === Array.isArray(other) && (!Array.isArray(one) || one.length === (other as unknown[]).length);
