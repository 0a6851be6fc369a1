import { asIndex, asObject } from "./json.ts";

/**
 * Whether a value is what the log field for it takes. Traffic may hold anything, and a log with one field of the wrong type is refused whole:
 * what fails its check is kept in `full_request` or `full_response` instead.
 */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === "string";
export const isNumber: Check = (value) => typeof value === "number";
export const isCount: Check = (value) => asIndex(value) !== undefined;
export const isFlag: Check = (value) => typeof value === "boolean";
export const isObject: Check = (value) => asObject(value) !== undefined;

const optional =
  (check: Check): Check =>
  (value) =>
    value === null || value === undefined || check(value);
const anyOf =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const objectWith =
  (members: Record<string, Check>): Check =>
  (value) => {
    const object = asObject(value);
    return object !== undefined && Object.entries(members).every(([name, check]) => check(object[name]));
  };

const optionalText = optional(isText);

export const isStop = anyOf(isText, listOf(isText));

export const isTools = listOf(
  objectWith({
    type: isText,
    function: optional(objectWith({ name: isText, description: optionalText, strict: optional(isFlag) })),
  }),
);

const namesFunction = { type: optionalText, function: optional(objectWith({ name: optionalText })) };
export const isToolChoice = anyOf(isText, objectWith(namesFunction));
export const isToolCalls = listOf(objectWith({ id: optionalText, ...namesFunction }));

export const isResponseFormat = objectWith({ type: optionalText });

const isContentPart = objectWith({
  type: isText,
  text: optionalText,
  id: optionalText,
  name: optionalText,
  image_url: optional(anyOf(isText, objectWith({ url: optionalText, detail: optionalText }))),
  cache_control: optional(objectWith({ type: optionalText })),
});

export const isMessages = listOf(
  objectWith({
    role: isText,
    content: optional(anyOf(isText, listOf(isContentPart))),
    name: optionalText,
    refusal: optionalText,
    reasoning_content: optionalText,
    tool_call_id: optionalText,
    tool_calls: optional(isToolCalls),
  }),
);

/** Everything called a number of tokens is one, in the details too. */
export const isUsage: Check = (value) =>
  isTokenCounts(value) &&
  Object.entries(value as object).every(
    ([name, member]) => !name.endsWith("_details") || optional(isTokenCounts)(member),
  );

const isTokenCounts: Check = (value) => {
  const counts = Object.entries(asObject(value) ?? {}).filter(([name]) => name.endsWith("_tokens"));
  return isObject(value) && counts.every(([, count]) => optional(isCount)(count));
};
