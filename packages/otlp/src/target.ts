import type { FieldName } from "./kinds.ts";

/** Where in `usage` a number of tokens goes. */
type UsagePath =
  | "usage.prompt_tokens"
  | "usage.completion_tokens"
  | "usage.total_tokens"
  | "usage.prompt_tokens_details.cached_tokens"
  | "usage.prompt_tokens_details.audio_tokens"
  | "usage.cache_creation_prompt_tokens"
  | "usage.completion_tokens_details.reasoning_tokens"
  | "usage.completion_tokens_details.audio_tokens";

/** The part of a log that an attribute gives its value. */
export type Place = FieldName | UsagePath;

/** A place, and how the value is read when it is not the field's own form. */
export type Target = Place | { to: Place; read: (value: unknown) => unknown };

/** An attribute that holds milliseconds. */
export const milliseconds = (to: FieldName): Target => ({
  to,
  read: (value) => (Number.isFinite(Number(value)) ? Number(value) / 1000 : undefined),
});

/** An attribute that lists one reason for each answer. */
export const first = (to: FieldName): Target => ({
  to,
  read: (value) => (Array.isArray(value) && new Set(value).size === 1 ? value[0] : undefined),
});
