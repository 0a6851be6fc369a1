/** Values as a text input holds them: texts as they are, all else as JSON, so that nothing is lost on the way and back. */
export const valueText = (value: unknown): string =>
  typeof value === "string" && value !== "" && !("value" in parseJson(value)) ? value : JSON.stringify(value);

/** The value that a text input means. */
export function textValue(text: string): unknown {
  const parsed = parseJson(text);
  return "value" in parsed ? parsed.value : text;
}

/** The value of JSON, or why it is none. */
export function parseJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: `is no JSON: ${(error as Error).message}` };
  }
}
