import type { z } from "zod";
import { apiFunctions, apiTypes } from "./client-api.ts";
import { fieldReference } from "./field-reference.ts";
import { jsonSchemaOf } from "../json-schema.ts";
import { documentedLogCreate, log } from "../log/log.ts";
import { logTypes } from "./log-types.ts";
import { plainFieldDescriptions, plainFields } from "./plain-fields.ts";
import { openApi } from "../openapi.ts";

const published: Record<string, { title: string; schema: z.ZodType }> = {
  "log-create": { title: "LogCreate", schema: documentedLogCreate },
  log: { title: "Log", schema: log },
};

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file that is derived from the schema, by its path in the repository. */
export function* generatedFiles(): Generator<[path: string, text: string]> {
  yield ["packages/schema/openapi.json", pretty(openApi("0.0.0"))];
  for (const [name, { title, schema }] of Object.entries(published)) {
    yield [`packages/schema/schemas/${name}.json`, pretty({ title, ...jsonSchemaOf(schema) })];
  }
  for (const [file, text] of logTypes()) yield [`packages/schema/src/generated/${file}`, text];
  yield ["packages/schema/src/generated/fields.ts", plainFields()];
  yield ["packages/schema/src/generated/field-descriptions.ts", plainFieldDescriptions()];
  yield ["packages/schema/src/generated/api.ts", apiTypes()];
  yield ["packages/client/src/generated/api.ts", apiFunctions()];
  yield ["docs/reference/fields.md", fieldReference()];
}
