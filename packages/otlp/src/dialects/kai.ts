import { asObject, unwrapJson } from "../json.ts";
import { isFieldName, type FieldName } from "../kinds.ts";
import type { Reading } from "../reading.ts";
import type { Dialect } from "./dialect.ts";

/** Our own attributes and those of the SDKs we are compatible with; each name may follow each prefix. */
const prefixes = ["kai.", "keywordsai.", "respan."];

/** Names after the prefix that are not the field's own name, which is accepted too. The first for a field is the one we write. */
const names: Readonly<Record<string, FieldName>> = {
  "span_params.custom_identifier": "custom_identifier",
  "customer_params.customer_identifier": "customer_identifier",
  "customer_params.email": "customer_email",
  "customer_params.name": "customer_name",
  "customer.identifier": "customer_identifier",
  "customer.email": "customer_email",
  "customer.name": "customer_name",
  "evaluation_params.evaluation_identifier": "evaluation_identifier",
  "threads.thread_identifier": "thread_identifier",
  "thread.id": "thread_identifier",
  "trace.trace_group_identifier": "trace_group_identifier",
  "trace_group.id": "trace_group_identifier",
  "entity.log_type": "log_type",
  "entity.log_id": "unique_id",
  "entity.log_parent_id": "span_parent_id",
  "entity.log_root_id": "trace_unique_id",
  group: "group_identifier",
  custom_id: "custom_identifier",
  "request.tool_choice": "tool_choice",
  "cost.total": "cost",
  "cost.prompt_unit_price": "prompt_unit_price",
  "cost.completion_unit_price": "completion_unit_price",
};

const fields = Object.fromEntries(
  prefixes.flatMap((prefix) => Object.entries(names).map(([name, field]) => [prefix + name, field])),
);

/** Says a field in so many words: believed before anything else the span says. */
export const kai: Dialect = {
  name: "kai, Keywords AI, Respan",
  fields,
  metadata: prefixes.map((prefix) => `${prefix}metadata.`),
  read(reading) {
    readStringified(reading);
    for (const prefix of prefixes) {
      for (const attribute of [...reading.left.keys()].filter((name) => name.startsWith(prefix))) {
        const name = attribute.slice(prefix.length);
        if (name === "metadata") takeMetadata(reading, attribute);
        else {
          const field = isFieldName(name) ? name : fields[attribute];
          if (field && reading.claim(field, reading.get(attribute))) reading.take(attribute);
        }
      }
    }
  },
};

/** The SDKs before us write every value of metadata as JSON: `"gold"` in quotes, `3` as text. */
function readStringified(reading: Reading): void {
  for (const [attribute, value] of reading.left) {
    const isTheirs = /^(keywordsai|respan)\.metadata\../.test(attribute);
    if (isTheirs && typeof value === "string" && !value.includes('"__proto__"'))
      reading.left.set(attribute, parse(value));
  }
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** What the span is, when it says so in our words. */
export function claimLogType(reading: Reading): void {
  for (const prefix of prefixes)
    for (const name of ["log_type", "entity.log_type"]) reading.place(prefix + name, "log_type");
}

/** The attribute under which we write a field for which the conventions have none. */
export function attributeOf(field: FieldName): string {
  const name = Object.keys(names).find((each) => names[each] === field && !each.includes("."));
  return `kai.${name ?? field}`;
}

function takeMetadata(reading: Reading, attribute: string): void {
  const metadata = asObject(unwrapJson(reading.get(attribute)));
  if (!metadata) return;
  reading.take(attribute);
  for (const [key, value] of Object.entries(metadata))
    if (!Object.hasOwn(reading.metadata, key)) reading.metadata[key] = value;
}
