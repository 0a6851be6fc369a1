import { KaiApiError } from "@kai/client";

/** What the server said is wrong with a field of a form, or with what is in it. */
export function fieldError(error: unknown, field: string): string | undefined {
  const errors = KaiApiError.isInstance(error) ? (error.errors ?? {}) : {};
  const told = Object.entries(errors).filter(([path]) => path === field || path.startsWith(`${field}.`));
  return told.flatMap(([, messages]) => messages).join(" ") || undefined;
}

/** Whether the server said what is wrong field by field; otherwise the error is about the whole. */
export const hasFieldErrors = (error: unknown): boolean =>
  KaiApiError.isInstance(error) && Object.keys(error.errors ?? {}).length > 0;
