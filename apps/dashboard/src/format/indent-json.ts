/** Deeper lines begin where these do: else the text would grow by the square of its depth. */
const deepest = 60;

/**
 * Indents JSON text without reading its values: numbers beyond what JavaScript can hold and keys that occur twice stay as they are.
 *
 * @returns Nothing when the text is no JSON object or list.
 */
export function indentJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return undefined;
  const parts: string[] = [];
  let depth = 0;
  let before = "";
  for (const token of tokensOf(text)) {
    const opened = before === "{" || before === "[";
    const closes = token === "}" || token === "]";
    if (closes) depth -= 1;
    const isEmpty = opened && closes;
    if ((opened || closes || before === ",") && !isEmpty) parts.push(`\n${"  ".repeat(Math.min(depth, deepest))}`);
    parts.push(token === ":" ? ": " : token);
    if (token === "{" || token === "[") depth += 1;
    before = token;
  }
  return parts.join("");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const scalar = /[^\s"[\]{},:]+/y;
const space = /\s+/y;

/** Strings, scalars and punctuation. By hand: a regular expression overflows its stack on strings of megabytes. */
function* tokensOf(json: string): Generator<string> {
  let start = 0;
  while (start < json.length) {
    const end = json[start] === '"' ? endOfString(json, start) : endOf(scalar, json, start);
    const token = json.slice(start, end ?? start + 1);
    start = endOf(space, json, start + token.length) ?? start + token.length;
    if (token.trim()) yield token;
  }
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** After the first quote that is not escaped. */
function endOfString(json: string, start: number): number {
  let quote = json.indexOf('"', start + 1);
  while (backslashesBefore(json, quote) % 2 === 1) quote = json.indexOf('"', quote + 1);
  return quote + 1;
}

function backslashesBefore(text: string, end: number): number {
  let start = end;
  while (text[start - 1] === "\\") start -= 1;
  return end - start;
}
