/** Members that a log should not lose with the content. In a string the quotes would be escaped, so these are keys. */
const members = {
  model: /"model"\s*:\s*("[^"\\]{1,200}")/,
  stream: /"stream"\s*:\s*(true|false)/,
  usage: /"usage"\s*:\s*(\{(?:[^{}]|\{[^{}]*\})*\})/,
};

/** What can be read from the text of a JSON object that was cut: the model, and what the call cost. */
export function salvage(text: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, pattern] of Object.entries(members)) {
    const json = pattern.exec(text)?.[1];
    if (json !== undefined) Object.assign(found, parseJson(`{"${name}":${json}}`));
  }
  return found;
}

/** Undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
