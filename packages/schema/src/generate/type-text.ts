import type { JsonSchema } from "../json-schema.ts";

/** The alternatives of a JSON Schema, each as TypeScript writes it. References become names. */
export function alternatives(schema: JsonSchema, indent = ""): Set<string> {
  const { $ref, anyOf, type } = schema;
  if (typeof $ref === "string") return new Set([$ref.split("/").at(-1)!]);
  if (anyOf) return new Set((anyOf as JsonSchema[]).flatMap((each) => [...alternatives(each, indent)]));
  if (schema["enum"]) return new Set((schema["enum"] as string[]).map((value) => JSON.stringify(value)));
  return new Set([type].flat().map((each) => simple({ ...schema, type: each }, indent)));
}

function simple({ type, items, properties, ...rest }: JsonSchema, indent: string): string {
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return `${[...alternatives(items as JsonSchema, indent)].join(" | ")}[]`;
    case "object":
      return properties
        ? `{\n${members(properties as Record<string, JsonSchema>, { indent: `${indent}  ` })}${indent}}`
        : "Record<string, unknown>";
    case undefined:
      return "unknown";
    default:
      throw new Error(`No TypeScript type for ${JSON.stringify({ type, ...rest })}`);
  }
}

interface MemberOptions {
  indent?: string;
  /** The only members that are not optional. */
  required?: readonly string[];
  /** Further types of a member. */
  also?: (name: string) => readonly string[];
  /** Whether a member may be `null`, which says the same as leaving it out. @default true */
  nullable?: boolean;
}

/** The members of an object type, one a line, each below its description. */
export function members(properties: Record<string, JsonSchema>, options: MemberOptions = {}): string {
  const { indent = "  ", required = [], also = () => [], nullable = true } = options;
  return Object.entries(properties)
    .map(([name, schema]) => {
      const types = new Set([...alternatives(schema, indent), ...also(name)]);
      types.delete("null");
      if (nullable && !types.has("unknown")) types.add("null");
      const optional = required.includes(name) ? "" : "?";
      return `${documentation(schema, indent)}${indent}${name}${optional}: ${[...types].join(" | ")};\n`;
    })
    .join("");
}

function documentation({ description, deprecated }: JsonSchema, indent: string): string {
  if (typeof description !== "string") return "";
  return `${indent}/** ${deprecated ? description.replace("Deprecated:", "@deprecated") : description} */\n`;
}
