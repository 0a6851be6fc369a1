import type { WireFields } from "../format.ts";
import { asObject, type JsonObject } from "../json.ts";
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
} from "../log-shapes.ts";

/** The parameters that are log fields under the same name. */
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
  tools: isTools,
  tool_choice: isToolChoice,
  response_format: isResponseFormat,
} satisfies { [Name in keyof WireFields]?: Check };

const checks = new Map<string, Check>(Object.entries(fieldChecks));

/** Reads the body of a chat request. */
export function readRequest(body: unknown): WireFields {
  const { messages, ...parameters } = asObject(body) ?? {};
  const fields: JsonObject = {};
  const rest: [name: string, value: unknown][] = [];
  for (const [name, value] of Object.entries(parameters)) {
    const check = checks.get(name);
    if (check?.(value)) fields[name] = value;
    else if (!(check && value === null)) rest.push([name, value]);
  }
  return {
    ...(messages !== undefined && { input: messages }),
    ...fields,
    ...(rest.length > 0 && { full_request: Object.fromEntries(rest) }),
  };
}
