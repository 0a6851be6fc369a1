import { asObject } from "../conversation/read/json.ts";
import type { ConversationMessage, ToolCallPart } from "../conversation/read/part.ts";
import { readJson } from "../conversation/read/read-tools.ts";
import { Code, literal } from "./literal.ts";

/** What a test expects of `message`, an answer. */
interface Expectations {
  /** Code that stands before the test. */
  before: string;
  /** Statements of the test. */
  lines: string[];
}

/** A model never says the same twice: the same tools with arguments of the same form, JSON of the same form, or about the same words. */
export function expectations(output: readonly ConversationMessage[]): Expectations {
  const parts = output.at(-1)?.parts ?? [];
  const calls = parts.filter((part) => part.kind === "tool_call");
  if (calls.length > 0) return { before: "", lines: ofCalls(calls) };
  const text = parts.flatMap((part) => (part.kind === "text" ? part.text : [])).join("");
  const json = asObject(readJson(text));
  if (json)
    return {
      before: "",
      lines: [`expect(JSON.parse(message?.content ?? "")).toMatchObject(${literal(formOf(json), "  ")});`],
    };
  if (text.trim() === "") return { before: "", lines: ['expect(message?.content ?? "").not.toBe("");'] };
  return { before: `const recorded = ${literal(text)};\n\n${similarity}`, lines: ofText };
}

function ofCalls(calls: readonly ToolCallPart[]): string[] {
  const expected = calls.map(({ name, args }) => ({ name, args: formOf(args ?? {}) }));
  return [
    'const calls = message?.tool_calls?.flatMap((call) => (call.type === "function" ? [call.function] : []));',
    "const asked = calls?.map(({ name, arguments: args }) => ({ name, args: JSON.parse(args) as unknown }));",
    `expect(asked).toMatchObject(${literal(expected, "  ")});`,
  ];
}

const ofText = ['expect(similarity(message?.content ?? "", recorded)).toBeGreaterThan(0.3);'];

const similarity = `/** Share of words that two texts have in common, from 0 to 1. */
function similarity(one: string, other: string): number {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu));
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 1 : (2 * common) / (a.size + b.size);
}
`;

/** Every value by its type; what was null says nothing. */
function formOf(value: unknown): unknown {
  const object = asObject(value);
  if (!object) return new Code(`expect.any(${Array.isArray(value) ? "Array" : (typeNames[typeof value] ?? "Object")})`);
  const told = Object.entries(object).filter(([, each]) => each !== null);
  return Object.fromEntries(told.map(([name, each]) => [name, formOf(each)]));
}

const typeNames: Readonly<Record<string, string>> = { string: "String", number: "Number", boolean: "Boolean" };
