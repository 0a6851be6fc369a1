/** Names with commas between; null when there is none. */
export function namesIn(text: string): string[] | null {
  const names = text.split(",").flatMap((name) => name.trim() || []);
  return names.length > 0 ? names : null;
}
