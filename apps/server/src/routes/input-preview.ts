/** Most characters of a preview. */
const most = 120;
/** Enough to find as many that are no white space. */
const read = 2000;

/** What a log is about, on one line: the beginning of what the user said last, else of the whole input. */
export function inputPreview(input: unknown): string | null {
  if (input === null || input === undefined) return null;
  const text = typeof input === "string" ? input : (lastWords(input) ?? JSON.stringify(input));
  const line = text.slice(0, read).replaceAll(/\s+/g, " ").trim();
  // No half of a character at the end.
  return line.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}

/** Of messages, the text of the last one of the user that has some: it may hold results of tools alone. */
function lastWords(input: unknown): string | undefined {
  if (!Array.isArray(input)) return undefined;
  for (const message of input.toReversed()) {
    const { role, content } = Object(message) as { role?: unknown; content?: unknown };
    const text = role === "user" ? textOf(content) : "";
    if (text !== "") return text;
  }
  return undefined;
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content.trim();
  if (!Array.isArray(content)) return "";
  const texts = content.map((part) => (Object(part) as { text?: unknown }).text);
  return texts
    .filter((text) => typeof text === "string")
    .join(" ")
    .trim();
}
