import { z } from "zod";
import { entry, type Field } from "../field.ts";
import type { LogCreate } from "../generated/log-create.ts";
import { type LogFieldName, type LogFields, logFields } from "./index.ts";

type TransientName = { [K in LogFieldName]: LogFields[K]["transient"] extends true ? K : never }[LogFieldName];
export type StoredFieldName = Exclude<LogFieldName, TransientName>;

const names = Object.keys(logFields) as LogFieldName[];

/** Fields the store keeps; the others only speak to the server while a log is created. */
export const storedFieldNames = names.filter((name) => !logFields[name].transient) as StoredFieldName[];

/** Every name a body may use, and the field it stands for. */
export const aliases: Readonly<Record<string, LogFieldName>> = Object.fromEntries(
  names.flatMap((name) => logFields[name].aliases.map((alias) => [alias, name])),
);

const writable = names.filter((name) => !logFields[name].readOnly);

function bodyEntries(side: "wire" | "canonical"): [string, z.ZodType][] {
  return writable.flatMap((name) => {
    const own = logFields[name];
    const older = {
      ...own,
      example: undefined,
      description: `Another name of \`${name}\`.`,
      deprecated: `Use \`${name}\`.`,
    };
    return [
      [name, entry(own[side], own)],
      ...own.aliases.map((alias): [string, z.ZodType] => [alias, entry(own[side], older)]),
    ];
  });
}

/** Accepts what callers send: aliases, numbers as text, `null` for absent, unknown keys. Throws a ZodError that names each wrong field. */
export const logCreate = z.looseObject(Object.fromEntries(bodyEntries("wire")), {
  error: "must be an object",
}) as z.ZodType as z.ZodType<LogCreate>;

/** The body as documentation shows it: one type for each field. Numbers as text are accepted beyond it. */
export const documentedLogCreate = z.looseObject(
  Object.fromEntries(bodyEntries("canonical")),
) as z.ZodType as z.ZodType<LogCreate>;

/** A log as the API answers it: `input` and `output` as JSON text. */
export const log = z.object({
  id: entry(logFields.unique_id.canonical, { ...logFields.unique_id, description: "Same as `unique_id`." }, true),
  ...Object.fromEntries(
    [...storedFieldNames, "prompt_messages" as const, "completion_message" as const].map((name) => {
      const own: Field = { ...logFields[name], deprecated: undefined };
      const type = name === "input" || name === "output" ? z.string() : own.canonical;
      return [name, entry(type, own, name === "unique_id" || name === "timestamp")];
    }),
  ),
});
