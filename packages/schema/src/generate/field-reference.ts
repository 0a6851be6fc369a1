import type { Field, Fields } from "../field.ts";
import { type Kind, unitOf } from "../kind.ts";
import { logGroups } from "../log/index.ts";
import { type GroupName, groupTitles } from "./group-titles.ts";

const typeNames: Record<Kind, string> = {
  identifier: "identifier",
  label: "label",
  text: "text",
  time: "time",
  count: "count",
  code: "integer",
  seconds: "number",
  dollars: "number",
  number: "number",
  flag: "true / false",
  list: "list of text",
  map: "object",
  json: "JSON",
};

const introduction = `# Fields of a log

Generated from the schema by \`pnpm generate\`.

Every field is optional when a log is created. Another name is accepted wherever it is listed; the field's own name comes first.
*Identifiers* are cut at 120 characters; *times* are ISO 8601 in UTC. When a log is read, every field is present, and \`null\` when it is not known.
Fields marked *server* cannot be sent. Fields marked *not stored* only speak to the server while a log is created.
`;

/** The reference page of all fields, as Markdown. */
export function fieldReference(): string {
  const sections = Object.entries(logGroups).map(([group, fields]) => {
    const rows = Object.entries(fields as Fields).flatMap(([name, field]) => rowsOf(name, field));
    const head = "| field | type | meaning | example | other names |\n| --- | --- | --- | --- | --- |";
    return `## ${groupTitles[group as GroupName]}\n\n${head}\n${rows.join("\n")}\n`;
  });
  return `${introduction}\n${sections.join("\n")}`;
}

function rowsOf(name: string, field: Field): string[] {
  const cells = [
    `\`${name}\``,
    typeOf(field),
    meaning(field),
    example(field.example),
    field.aliases.map((alias) => `\`${alias}\``).join(", "),
  ];
  const nested = Object.entries(field.fields ?? {}).flatMap(([key, inner]) => rowsOf(`${name}.${key}`, inner));
  return [`| ${cells.join(" | ")} |`, ...nested];
}

function typeOf(field: Field): string {
  const unit = unitOf[field.kind];
  return [typeNames[field.kind], unit && `in ${unit}`, field.readOnly && "*server*", field.transient && "*not stored*"]
    .filter(Boolean)
    .join(", ");
}

function meaning(field: Field): string {
  const parts = [
    field.description,
    field.values && `One of ${field.values.map((value) => `\`${value}\``).join(", ")}.`,
    field.derivedFrom && `When absent: ${field.derivedFrom}.`,
    field.deprecated && `**Deprecated.** ${field.deprecated}`,
  ];
  return parts
    .filter(Boolean)
    .join(" ")
    .replaceAll("|", String.raw`\|`);
}

function example(value: unknown): string {
  return value === undefined ? "" : `\`${JSON.stringify(value).replaceAll("|", String.raw`\|`)}\``;
}
