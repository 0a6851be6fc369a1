import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Part } from "./part.ts";
import { readConversation } from "./read-conversation.ts";
import { readMessages } from "./read-messages.ts";

const wire = join(import.meta.dirname, "../../../../../packages/wire/src");

/** What the formats' readers make of recorded traffic: the shapes that logs have. */
const recorded = readdirSync(wire, { withFileTypes: true, recursive: true })
  .filter(({ name, parentPath }) => name.endsWith(".json") && parentPath.endsWith("fixtures"))
  .flatMap(({ name, parentPath }) => {
    const file = join(parentPath, name);
    const { fields } = JSON.parse(readFileSync(file, "utf8")) as { fields?: { input?: unknown; output?: unknown } };
    return fields && ("input" in fields || "output" in fields) ? [[file.slice(wire.length + 1), fields] as const] : [];
  });

/** Of the recorded traffic, what is no part of a conversation. */
const strange = [
  '{"type":"mystery","payload":1}',
  '{"type":"item_reference","id":"msg_1"}',
  '{"url":"https://example.com/a.mp3"}',
  '{"a":1}',
  "3",
];

const partsOf = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [
    part,
    ...(part.kind === "tool_call" ? partsOf(part.results) : part.kind === "tool_result" ? partsOf(part.parts) : []),
  ]);

describe("recorded traffic", () => {
  it("is there", () => expect(recorded.length).toBeGreaterThan(60));

  it.each(recorded)("reads %s", (_, fields) => {
    const { input, output } = readConversation(fields);
    const parts = [...input, ...output].flatMap((message) => message.parts);
    const unread = parts.flatMap((part) => (part.kind === "json" ? [JSON.stringify(part.value)] : []));
    expect(unread.filter((json) => !strange.includes(json))).toEqual([]);
  });
});

describe("anything", () => {
  const kinds = [
    "text",
    "tool_use",
    "tool_result",
    "image",
    "image_url",
    "reasoning",
    "function_call",
    "message",
    "x_call",
  ];
  const names = [
    "role",
    "content",
    "type",
    "text",
    "tool_calls",
    "function",
    "parts",
    "id",
    "call_id",
    "thinking",
    "url",
  ];
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.constantFrom(...kinds, "user", "assistant", "tool", ""),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names, "__proto__", "constructor"), tie("tree"), { maxKeys: 5 }),
    ),
  }));

  it("never throws, and loses nothing that is not empty", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const messages = readMessages(value, "user");
        for (const { role, parts } of messages) {
          expect(typeof role).toBe("string");
          for (const part of partsOf(parts)) expect(typeof part.kind).toBe("string");
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['[{"role":"user","content":', '{"messages":[', '{"type":"tool_result","content":[', "[["])(
    "survives %s nested thousands of levels deep",
    (start) => {
      const end = start
        .replaceAll(/[^[{]/g, "")
        .split("")
        .toReversed()
        .map((each) => (each === "[" ? "]" : "}"));
      const deep = JSON.parse(`${start.repeat(20_000)}1${end.join("").repeat(20_000)}`) as unknown;
      expect(readMessages(deep, "user").length).toBeGreaterThan(0);
    },
  );
});
