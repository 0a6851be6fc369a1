/** Where the text of a message begins in the first characters of its JSON, which end anywhere. */
const cutText = /"(?:content|text|arguments|output|input)":\s*"((?:[^"\\]|\\.)*)/;

/** What a message says, of its JSON or of the first characters of it: its text where there is some, else the JSON. */
export function messageText(json: string): string {
  const value = parsed(json);
  if (value !== undefined) return textOf(value) ?? json;
  const [, text] = cutText.exec(json) ?? [];
  if (text === undefined) return json.replace(/^"/, "");
  const unescaped = parsed(`"${text.replace(/\\$/, "")}"`);
  return typeof unescaped === "string" ? unescaped : text;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value || undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(" ") || undefined;
  const { content, text, tool_calls } = value as Record<string, unknown>;
  return textOf(content) ?? textOf(text) ?? callsOf(tool_calls);
}

/** The tools that a message asks for, without any text of its own. */
function callsOf(calls: unknown): string | undefined {
  if (!Array.isArray(calls)) return undefined;
  const names = calls.map((call) => (Object(Object(call).function) as { name?: unknown }).name);
  return names.map((name) => `${String(name)}()`).join(" ") || undefined;
}
