import { KaiApiError } from "@kai/client";

/** What is wrong, by the path of the field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** What the server said is wrong, field by field. */
export const fieldErrors = (error: unknown): FieldErrors => (KaiApiError.isInstance(error) ? (error.errors ?? {}) : {});

/** What is wrong with a field of a form, or with what is in it. */
export function errorAt(errors: FieldErrors, field: string): string | undefined {
  const told = Object.entries(errors).filter(([path]) => path === field || path.startsWith(`${field}.`));
  return told.flatMap(([, messages]) => messages).join(" ") || undefined;
}

/** What the server said is wrong with a field of a form, or with what is in it. */
export const fieldError = (error: unknown, field: string): string | undefined => errorAt(fieldErrors(error), field);

/** Whether the server said what is wrong field by field; otherwise the error is about the whole. */
export const hasFieldErrors = (error: unknown): boolean => Object.keys(fieldErrors(error)).length > 0;
