import type { WireFields } from "./format.ts";
import { asObject, type JsonObject } from "./json.ts";
import {
  type Check,
  isCount,
  isFlag,
  isNumber,
  isObject,
  isResponseFormat,
  isStop,
  isText,
  isToolChoice,
  isTools,
} from "./log-shapes.ts";

/** The log fields that are parameters of a request. */
const fieldChecks = {
  model: isText,
  stream: isFlag,
  temperature: isNumber,
  top_p: isNumber,
  frequency_penalty: isNumber,
  presence_penalty: isNumber,
  max_tokens: isCount,
  max_completion_tokens: isCount,
  n: isCount,
  stop: isStop,
  logprobs: isFlag,
  top_logprobs: isCount,
  logit_bias: isObject,
  parallel_tool_calls: isFlag,
  reasoning_effort: isText,
  verbosity: isText,
  thinking: isObject,
  stream_options: isObject,
  web_search_options: isObject,
  dimensions: isCount,
  encoding_format: isText,
  echo: isFlag,
  tools: isTools,
  tool_choice: isToolChoice,
  response_format: isResponseFormat,
} satisfies { [Name in keyof WireFields]?: Check };

type ParameterField = keyof typeof fieldChecks;

/** Where a format says what a log field means: the parameter's name, or `parent.name`. */
export type Places = Record<string, ParameterField>;

const checks = new Map<string, Check>(Object.entries(fieldChecks));

/**
 * Sorts the parameters of a request: those that are log fields, under the same name or at another place, become fields, the rest is kept in
 * `full_request`.
 */
export function readParameters(parameters: JsonObject, places: Places = {}): WireFields {
  const rest = { ...parameters };
  const fields: JsonObject = {};
  for (const [place, field] of Object.entries(places)) move(place, field);
  for (const name of Object.keys(rest)) if (checks.has(name) && !(name in places)) move(name, name);
  return { ...fields, ...(Object.keys(rest).length > 0 && { full_request: rest }) };

  function move(place: string, field: string): void {
    const [name = "", parent] = place.split(".").toReversed();
    const holder = parent === undefined ? rest : { ...asObject(rest[parent]) };
    if (!(name in holder)) return;
    if (checks.get(field)?.(holder[name])) fields[field] = holder[name];
    else if (holder[name] !== null) return;
    delete holder[name];
    if (parent === undefined) return;
    if (Object.keys(holder).length > 0) rest[parent] = holder;
    else delete rest[parent];
  }
}
