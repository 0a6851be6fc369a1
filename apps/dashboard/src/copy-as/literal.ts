const width = 80;

/** A piece of code among values. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON text in which nothing turns round how the code about it reads. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A value as TypeScript, as a formatter would lay it out. */
export function literal(value: unknown, indent = ""): string {
  if (value instanceof Code) return value.text;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return laidOut(
      ["[", "]"],
      value.map((each) => literal(each, inner)),
      indent,
    );
  }
  if (typeof value !== "object" || value === null) return jsonText(value);
  const members = Object.entries(value).map(([name, each]) => `${key(name)}: ${literal(each, inner)}`);
  return laidOut(["{ ", " }"], members, indent);
}

function laidOut([open, close]: readonly [string, string], parts: readonly string[], indent: string): string {
  if (parts.length === 0) return open.trim() + close.trim();
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length + indent.length <= width && !line.includes("\n")) return line;
  return `${open.trim()}\n${parts.map((part) => `${indent}  ${part},\n`).join("")}${indent}${close.trim()}`;
}

function key(name: string): string {
  // As a plain key it would set the prototype.
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : jsonText(name);
}

/** Text that stays on the one line of a comment. */
export const inComment = (text: string): string => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
