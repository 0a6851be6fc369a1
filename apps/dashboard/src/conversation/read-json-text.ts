/** Longer text is not looked at: reading it takes longer than a reader waits. */
const longest = 2_000_000;

/** The object or list that a text is, when it is nothing else. */
export function readJsonText(text: string): object | undefined {
  if (text.length > longest || !/^\s*[[{]/.test(text) || !/[\]}]\s*$/.test(text.slice(-100))) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
