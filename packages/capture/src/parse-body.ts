import { type BodyText, cutMarker } from "./body-buffer.ts";

/** Members that a log should not lose with the content. In a string the quotes would be escaped, so these are keys. */
const members = {
  model: /"model"\s*:\s*("[^"\\]{1,200}")/,
  stream: /"stream"\s*:\s*(true|false)/,
  usage: /"usage"\s*:\s*(\{(?:[^{}]|\{[^{}]*\})*\})/,
};

/** The JSON of a body, undefined when it is none. A cut that fell into one long string leaves JSON whose string holds the marker. */
export function parseBody({ text, isCut }: BodyText): unknown {
  const parsed = parseJson(text);
  // Two halves may also fit together by chance, and hide that anything is missing.
  return isCut && !JSON.stringify(parsed)?.includes(cutMarker) ? undefined : parsed;
}

/** What can be read from the text of a JSON object that was cut: the model, and what the call cost. */
export function salvage(text: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, pattern] of Object.entries(members)) {
    const json = pattern.exec(text)?.[1];
    if (json !== undefined) Object.assign(found, parseJson(`{"${name}":${json}}`));
  }
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
