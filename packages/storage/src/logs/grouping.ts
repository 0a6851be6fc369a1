import { aliases, type Kind, logFields, type StoredFieldName, storedFieldNames } from "@kai/schema";
import { type Bind, keyText } from "../filters/filter-style.ts";
import { QueryError } from "../query-error.ts";

const groupable: ReadonlySet<Kind> = new Set<Kind>(["label", "identifier", "code", "flag"]);
const metadataPrefix = "metadata__";
const mostFields = 2;

/**
 * The SQL of the values that logs are told apart by: text, empty where a log has none.
 *
 * @throws QueryError that names what cannot be grouped by
 */
export function readGrouping(fields: readonly string[], bind: Bind): string[] {
  if (fields.length > mostFields || new Set(fields).size < fields.length)
    throw new QueryError("group_by", `Group by at most ${mostFields} fields, each of them once.`);
  return fields.map((field) => valueSql(field, bind));
}

/** Whether a field that can be grouped by has few values by its nature: it names none of the logs alone. */
export const hasFewValues = (field: string): boolean => {
  const name = storedName(field);
  return name !== undefined && logFields[name].kind !== "identifier";
};

function valueSql(field: string, bind: Bind): string {
  if (field.startsWith(metadataPrefix) && field.length > metadataPrefix.length)
    return keyText(`metadata[${bind(field.slice(metadataPrefix.length).toWellFormed(), "String")}]`);
  const name = storedName(field);
  if (name === undefined || !groupable.has(logFields[name].kind)) {
    const allowed = storedFieldNames.filter((each) => groupable.has(logFields[each].kind));
    throw new QueryError(
      "group_by",
      `Logs cannot be grouped by "${field}". Group by ${allowed.join(", ")}, metadata__<key>.`,
    );
  }
  return `ifNull(toString(\`${name}\`), '')`;
}

function storedName(field: string): StoredFieldName | undefined {
  const name = Object.hasOwn(aliases, field) ? aliases[field] : field;
  return storedFieldNames.find((each) => each === name);
}
