import { aliases, log, logAnswer, readLog, type StoredFieldName, storedFieldNames } from "@kai/schema";
import type { ListedLog, StoredLog } from "@kai/storage";
import { inputPreview } from "./input-preview.ts";
import { invalidQuery } from "./read-query.ts";

/** What is answered of each log. */
export interface ChosenFields {
  /** The names, in the order in which they are answered. */
  names: readonly string[];
  /** What the store must read for them. */
  stored: readonly StoredFieldName[];
}

interface FieldsQuery {
  fields?: string | undefined;
  include_fields?: string | undefined;
  exclude_fields?: string | undefined;
}

const everyName = Object.keys(log.shape);
/** Answered to those who name it alone: whoever asks for everything has the input itself. */
const preview = "input_preview";
const askable = [...everyName, preview];
const stored = new Set<string>(storedFieldNames);
/** What fields that are not stored are made from. */
const sources: Readonly<Record<string, readonly StoredFieldName[]>> = {
  id: ["unique_id"],
  prompt_messages: ["log_type", "input"],
  completion_message: ["log_type", "output"],
  [preview]: ["input"],
};

/** The stored fields that answered fields are made from. */
const sourcesOf = (names: readonly string[]) =>
  names.flatMap((name): readonly StoredFieldName[] =>
    stored.has(name) ? [name as StoredFieldName] : (sources[name] ?? []),
  );

/**
 * Reads which fields are wanted.
 *
 * @throws KaiError INVALID_QUERY that names what is no field.
 */
export function chooseFields({ fields, include_fields, exclude_fields }: FieldsQuery): ChosenFields {
  const chosen = fields === undefined ? undefined : readNames("fields", fields);
  const added = readNames("include_fields", include_fields);
  const left = new Set(readNames("exclude_fields", exclude_fields));
  const wanted = chosen ? ["unique_id", "timestamp", ...chosen] : everyName;
  const names = [...new Set([...wanted, ...added])].filter((name) => !left.has(name) || added.includes(name));
  return { names, stored: sourcesOf(names) };
}

/** The log as the API answers it, with the chosen fields only. */
export function answerLog(log: ListedLog, { names }: ChosenFields): Record<string, unknown> {
  // What was not read is not among the names.
  const answer = logAnswer(readLog(log as StoredLog));
  return Object.fromEntries(names.map((name) => [name, name === preview ? inputPreview(log.input) : answer[name]]));
}

/** The log as the API answers it, whole. */
export const answerWhole = (log: StoredLog): Record<string, unknown> => logAnswer(readLog(log));

function readNames(parameter: string, text = ""): string[] {
  const given = text.split(",").flatMap((name) => name.trim() || []);
  return given.map((name) => {
    const own = askable.includes(name) ? name : Object.hasOwn(aliases, name) ? aliases[name]! : undefined;
    if (own === undefined || !askable.includes(own))
      throw invalidQuery({ [parameter]: [`a log has no field "${name}". Fields are ${askable.join(", ")}`] });
    return own;
  });
}
