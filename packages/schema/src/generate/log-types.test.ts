import { expect, expectTypeOf, it } from "vitest";
import type { Field, ValueOf } from "../field.ts";
import type { Kind } from "../kind.ts";
import type { Log, LogCreate, LogRecord } from "../log-types.ts";
import type { LogFieldName, LogFields } from "../log/index.ts";
import type { StoredFieldName } from "../log/log.ts";
import { logTypes } from "./log-types.ts";

type ReadOnlyName = { [K in LogFieldName]: LogFields[K]["readOnly"] extends true ? K : never }[LogFieldName];
type AliasOf<F> = F extends Field<Kind, unknown, infer A> ? A : never;
type WireValue<F> =
  F extends Field<infer K, infer V>
    ? V | (K extends "identifier" | "time" ? number : K extends "list" ? string : never) | null
    : never;

/** The types as the fields' own types make them. */
type Own = { [K in Exclude<LogFieldName, ReadOnlyName | "warnings">]?: WireValue<LogFields[K]> };
type Aliased = { [K in LogFieldName as AliasOf<LogFields[K]>]?: WireValue<LogFields[K]> };
type DerivedCreate = Own & { warnings?: string | Record<string, unknown> | null } & Aliased;
type DerivedRecord = { [K in StoredFieldName]?: ValueOf<LogFields[K]> } & { unique_id: string; timestamp: string };
type DerivedLog = { [K in StoredFieldName]: ValueOf<LogFields[K]> | null } & {
  id: string;
  unique_id: string;
  timestamp: string;
  prompt_messages: ValueOf<LogFields["prompt_messages"]> | null;
  completion_message: ValueOf<LogFields["completion_message"]> | null;
};

/** An intersection as one object type. */
type Flat<T> = { [K in keyof T]: T[K] };

it("the written types are those of the fields", () => {
  expectTypeOf<Flat<LogCreate>>().toEqualTypeOf<Flat<DerivedCreate>>();
  expectTypeOf<Flat<LogRecord>>().toEqualTypeOf<Flat<DerivedRecord>>();
  expectTypeOf<Flat<Log>>().toEqualTypeOf<Flat<DerivedLog>>();
  // @ts-expect-error -- and the comparison sees one field that differs
  expectTypeOf<Flat<LogRecord>>().toEqualTypeOf<Flat<Omit<DerivedRecord, "latency"> & { latency?: string }>>();
  expect([...logTypes()]).toHaveLength(3);
});
