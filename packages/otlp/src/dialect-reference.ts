import { dialects } from "./dialects/index.ts";

const place = (
  target: (typeof dialects)[number]["fields"] & {} extends Readonly<Record<string, infer T>> ? T : never,
) => (typeof target === "string" ? target : target.to);

const code = (text: string): string => `\`${text}\``;

/** The page that says which attribute becomes which field. */
export function dialectReference(): string {
  const sections = dialects.map(({ name, logTypes = {}, fields = {}, metadata = [] }) => {
    const types = Object.entries(logTypes).flatMap(([attribute, values]) =>
      Object.entries(values).map(([value, type]) => [`${code(attribute)} = ${value}`, `${code("log_type")} ${type}`]),
    );
    const places = Object.entries(fields).map(([attribute, target]) => [code(attribute), code(place(target))]);
    const rest = metadata.map((prefix) => [`${code(prefix)}\\*`, `${code("metadata")}, under the rest of the name`]);
    const rows = [...types, ...places, ...rest].map(([from, to]) => `| ${from} | ${to} |`);
    return [`## ${name}`, "", "| attribute | field |", "| --- | --- |", ...rows, ""].join("\n");
  });
  return `# Attributes of spans

Written from the tables the server reads with. A span may speak several dialects: they are believed in this order, and of several attributes for one field
the first listed wins. What loses with another value, and every attribute that is not here, stays in \`metadata\` under its own name. Content in messages is
described in the [guide](../guides/opentelemetry.md).

${sections.join("\n")}`;
}
