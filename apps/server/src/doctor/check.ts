/** One thing that was looked at. */
export interface Check {
  name: string;
  status: "ok" | "warn" | "fail";
  /** What was found. */
  message: string;
  /** What to do. */
  advice?: string;
}

export const ok = (name: string, message: string): Check => ({ name, status: "ok", message });
export const warn = (name: string, message: string, advice: string): Check => ({
  name,
  status: "warn",
  message,
  advice,
});
export const fail = (name: string, message: string, advice: string): Check => ({
  name,
  status: "fail",
  message,
  advice,
});

/** Why something failed; several addresses that were tried in vain have a code alone. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || String(error);
}
