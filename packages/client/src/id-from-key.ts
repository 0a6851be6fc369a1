/** The same `unique_id` for the same key, always: the first half of its SHA-256, as 32 hex digits. */
export async function idFromKey(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
