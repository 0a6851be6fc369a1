import type { JsonSchema } from "../json-schema.ts";

/** How types are written. */
interface Style {
  indent?: string;
  /** Says what the schema says of null and of absence, where logs treat both alike. */
  exact?: boolean;
}

/** The alternatives of a JSON Schema, each as TypeScript writes it. References become names. */
export function alternatives(schema: JsonSchema, style: Style = {}): Set<string> {
  const { $ref, anyOf, oneOf, type } = schema;
  if (typeof $ref === "string") return new Set([$ref.includes("$defs") ? "unknown" : $ref.split("/").at(-1)!]);
  const several = (anyOf ?? oneOf) as JsonSchema[] | undefined;
  if (several) return new Set(several.flatMap((each) => [...alternatives(each, style)]));
  if ("const" in schema) return new Set([JSON.stringify(schema["const"])]);
  if (schema["enum"]) return new Set((schema["enum"] as string[]).map((value) => JSON.stringify(value)));
  return new Set([type].flat().map((each) => simple({ ...schema, type: each }, style)));
}

function simple({ type, items, ...rest }: JsonSchema, style: Style): string {
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "number":
    case "integer":
      return "number";
    case "array": {
      const types = alternatives(items as JsonSchema, style);
      const written = [...types].join(" | ");
      return style.exact && types.size > 1 ? `(${written})[]` : `${written}[]`;
    }
    case "object":
      return object(rest, style);
    case undefined:
      return "unknown";
    default:
      throw new Error(`No TypeScript type for ${JSON.stringify({ type, ...rest })}`);
  }
}

function object({ properties, required, additionalProperties, propertyNames }: JsonSchema, style: Style): string {
  const { indent = "", exact = false } = style;
  if (properties) {
    const written = exact ? { exact, required: (required ?? []) as string[] } : {};
    return `{\n${members(properties as Record<string, JsonSchema>, { ...written, indent: `${indent}  ` })}${indent}}`;
  }
  if (!exact || typeof additionalProperties !== "object") return "Record<string, unknown>";
  const record = (key: string) =>
    `Record<${key}, ${[...alternatives(additionalProperties as JsonSchema, style)].join(" | ")}>`;
  const names = (propertyNames as JsonSchema | undefined)?.["enum"] as string[] | undefined;
  return names ? `Partial<${record(names.map((name) => JSON.stringify(name)).join(" | "))}>` : record("string");
}

interface MemberOptions extends Style {
  /** The only members that are not optional. */
  required?: readonly string[];
  /** Further types of a member. */
  also?: (name: string) => readonly string[];
  /** Whether a member may be `null`, which says the same as leaving it out. @default true */
  nullable?: boolean;
}

/** The members of an object type, one a line, each below its description. */
export function members(properties: Record<string, JsonSchema>, options: MemberOptions = {}): string {
  const { indent = "  ", required = [], also = () => [], nullable = true, exact = false } = options;
  return Object.entries(properties)
    .map(([name, schema]) => {
      const types = new Set([...alternatives(schema, { indent, exact }), ...also(name)]);
      if (!exact) types.delete("null");
      if (!exact && nullable && !types.has("unknown")) types.add("null");
      const optional = required.includes(name) ? "" : "?";
      return `${documentation(schema, indent)}${indent}${name}${optional}: ${[...types].join(" | ")};\n`;
    })
    .join("");
}

function documentation({ description, deprecated }: JsonSchema, indent: string): string {
  if (typeof description !== "string") return "";
  return `${indent}/** ${deprecated ? description.replace("Deprecated:", "@deprecated") : description} */\n`;
}
