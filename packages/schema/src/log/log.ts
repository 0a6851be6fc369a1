import { z } from "zod";
import type { Field, ValueOf } from "../field.ts";
import type { Kind } from "../kind.ts";
import { type LogFieldName, type LogFields, logFields } from "./index.ts";

type ReadOnlyName = { [K in LogFieldName]: LogFields[K]["readOnly"] extends true ? K : never }[LogFieldName];
type TransientName = { [K in LogFieldName]: LogFields[K]["transient"] extends true ? K : never }[LogFieldName];
export type StoredFieldName = Exclude<LogFieldName, TransientName>;

/** Fields the store keeps; the others only speak to the server while a log is created. */
export const storedFieldNames = (Object.keys(logFields) as LogFieldName[]).filter(
  (name) => !logFields[name].transient,
) as StoredFieldName[];

type AliasOf<F> = F extends Field<Kind, unknown, infer A> ? A : never;
type WireValue<F> =
  F extends Field<infer K, infer V>
    ? V | (K extends "identifier" | "time" ? number : K extends "list" ? string : never) | null
    : never;

type Own = { [K in Exclude<LogFieldName, ReadOnlyName>]?: WireValue<LogFields[K]> };
type Aliased = { [K in LogFieldName as AliasOf<LogFields[K]>]?: WireValue<LogFields[K]> };

/** The body that creates a log: every field optional, older spellings accepted. Unknown keys are kept and named in `warnings`. */
export type LogCreate = Omit<Own, "warnings"> & { warnings?: string | Record<string, unknown> | null } & Aliased;

/** A log as it is stored: only what is known. */
export type LogRecord = { [K in StoredFieldName]?: ValueOf<LogFields[K]> } & { unique_id: string; timestamp: string };

/** A log as it is read: every field present, `null` when it is not known. */
export type Log = { [K in StoredFieldName]: ValueOf<LogFields[K]> | null } & {
  id: string;
  unique_id: string;
  timestamp: string;
  /** Messages of `input`, for chat, completion, text and response logs. */
  prompt_messages: ValueOf<LogFields["prompt_messages"]> | null;
  /** Message of `output`, for chat, completion, text and response logs. */
  completion_message: ValueOf<LogFields["completion_message"]> | null;
};

/** Every name a body may use, and the field it stands for. */
export const aliases: Readonly<Record<string, LogFieldName>> = Object.fromEntries(
  (Object.keys(logFields) as LogFieldName[]).flatMap((name) => logFields[name].aliases.map((alias) => [alias, name])),
);

const writable = (Object.keys(logFields) as LogFieldName[]).filter((name) => !logFields[name].readOnly);

/** Accepts what callers send: aliases, numbers as text, `null` for absent, unknown keys. Throws a ZodError that names each wrong field. */
export const logCreate = z.looseObject(
  Object.fromEntries(
    writable.flatMap((name) => [name, ...logFields[name].aliases].map((key) => [key, logFields[name].wire.nullish()])),
  ),
  { error: "must be an object" },
) as z.ZodType as z.ZodType<LogCreate>;
