import { z } from "zod";
import { entry, type Shape } from "../field.ts";
import { type JsonSchema, jsonSchemaOf } from "../json-schema.ts";
import type { Kind } from "../kind.ts";
import { costDetails } from "../log/cost-details.ts";
import { logFields } from "../log/index.ts";
import { aliases, documentedLogCreate, storedFieldNames } from "../log/log.ts";
import * as shapes from "../shapes.ts";
import { alternatives, members } from "./type-text.ts";

/** Shapes that have a name of their own, with what is said of them. */
const named: Record<string, { shape: Shape<unknown>; about: string }> = {
  ToolCall: { shape: shapes.toolCall, about: "A tool the model asked to call." },
  ContentPart: {
    shape: shapes.contentPart,
    about: "One part of a message's content. Which fields are present depends on `type`.",
  },
  Message: { shape: shapes.message, about: "One message of a conversation." },
  Usage: { shape: shapes.usage, about: "Tokens spent, as the provider counted them." },
  CostDetails: { shape: costDetails, about: "How a cost came about." },
  CustomerParams: { shape: shapes.customerParams, about: "The customer behind a request." },
  Tool: { shape: shapes.tool, about: "A tool the model may call." },
  ToolChoice: { shape: shapes.toolChoice, about: "`none`, `auto`, `required`, or one tool." },
  ResponseFormat: { shape: shapes.responseFormat, about: "The form the answer must take." },
  ApiControls: { shape: shapes.apiControls, about: "How the logging API should behave for a request." },
  EvalParams: { shape: shapes.evalParams, about: "Evaluations to run on a log." },
  CacheOptions: { shape: shapes.cacheOptions, about: "How the cache was asked to work." },
  PromptParam: { shape: shapes.promptParam, about: "A managed prompt, or the text hint of a transcription." },
};

/** What a body may carry beyond what is read back. */
const alsoOfKind: Partial<Record<Kind, string[]>> = { identifier: ["number"], time: ["number"], list: ["string"] };
const alsoOfField: Record<string, string[]> = { warnings: ["Record<string, unknown>"] };

const head = "// Generated from the schema by `pnpm generate`.\n";
const isNamed = (text: string) => Object.keys(named).filter((name) => new RegExp(String.raw`\b${name}\b`).test(text));
const fileOf = (type: string, about: string, body: string) =>
  `${head}import type { ${isNamed(body).join(", ")} } from "./shapes.ts";\n\n/** ${about} */\nexport type ${type} = {\n${body}};\n`;

/** The types of a log as plain TypeScript, for packages in which zod must not be; file name and text. */
export function* logTypes(): Generator<[file: string, text: string]> {
  yield ["shapes.ts", `${head}\n${Object.keys(named).map(declaration).join("\n")}`];

  const body = members(propertiesOf(documentedLogCreate), {
    also: (name) =>
      alsoOfField[name] ?? alsoOfKind[logFields[aliases[name] ?? (name as keyof typeof logFields)].kind] ?? [],
  });
  const aboutBody =
    "The body that creates a log: every field optional, older spellings accepted. Unknown keys are kept and named in `warnings`.";
  yield ["log-create.ts", fileOf("LogCreate", aboutBody, body)];

  const stored = z.object(
    Object.fromEntries(storedFieldNames.map((name) => [name, entry(logFields[name].canonical, logFields[name])])),
  );
  const record = members(propertiesOf(stored), { required: ["unique_id", "timestamp"], nullable: false });
  yield ["log-record.ts", fileOf("LogRecord", "A log as it is stored: only what is known.", record)];
}

function declaration(name: string): string {
  const { shape, about } = named[name]!;
  const types = alternatives(jsonSchemaOf(shape.canonical, references(name)));
  return `/** ${about} */\nexport type ${name} = ${[...types].join(" | ")};\n`;
}

function propertiesOf(schema: z.ZodType): Record<string, JsonSchema> {
  return jsonSchemaOf(schema, references())["properties"] as Record<string, JsonSchema>;
}

/** The named shapes, to be referred to; but for the one that is being declared. */
function references(declared?: string): Map<unknown, string> {
  const others = Object.entries(named).filter(([name]) => name !== declared);
  return new Map(others.map(([name, { shape }]) => [shape.canonical, name]));
}
