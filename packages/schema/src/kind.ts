import { z } from "zod";

/** What a field means. Storage, filters and screens each map every kind, so a new one fails to compile until all of them do. */
export interface KindValue {
  /** Short string chosen by the caller, indexed for exact search; cut at 120 characters. */
  identifier: string;
  /** One of few strings: a model, a status, an environment. */
  label: string;
  /** Free text of any length. */
  text: string;
  /** Moment, ISO 8601 in UTC with microseconds kept. */
  time: string;
  /** Whole number of things, never negative. */
  count: number;
  /** Whole number that names something, such as an HTTP status. */
  code: number;
  /** Duration in seconds. */
  seconds: number;
  /** Amount in US dollars. */
  dollars: number;
  /** Any other number. */
  number: number;
  /** Yes or no. */
  flag: boolean;
  /** Strings in an order. */
  list: string[];
  /** Keys and values of the caller's own, filterable by key. */
  map: Record<string, unknown>;
  /** Any JSON value. */
  json: unknown;
}

export type Kind = keyof KindValue;

/** Units shown in documentation and on screens. */
export const unitOf: Partial<Record<Kind, string>> = { seconds: "s", dollars: "USD" };

/** The strict type of each kind: what is stored and read back. */
export const canonicalOf = {
  identifier: z.string(),
  label: z.string(),
  text: z.string(),
  time: z.iso.datetime(),
  count: z.int().nonnegative(),
  code: z.int(),
  seconds: z.number(),
  dollars: z.number(),
  number: z.number(),
  flag: z.boolean(),
  list: z.array(z.string()),
  map: z.record(z.string(), z.unknown()),
  json: z.unknown(),
} satisfies { [K in Kind]: z.ZodType<KindValue[K]> };

const digits = String.raw`\d+(\.\d+)?(e[+-]?\d+)?`;
const anyNumber = new RegExp(`^-?${digits}$`, "i");
const positive = new RegExp(`^${digits}$`, "i");
const wholeNumber = /^-?\d+$/;

/** Numbers may arrive as text: some clients send every value that way. */
function numeric(expected: string, type: (error: string) => z.ZodType, text: RegExp): z.ZodType {
  const error = `must be ${expected}`;
  return z.union([type(error), z.string().regex(text, { error })], { error });
}

/** What a body may carry for each kind: the types the sources disagree on, both accepted. */
export const wireOf = {
  identifier: z.union([z.string(), z.number()], { error: "must be a string" }),
  label: z.string({ error: "must be a string" }),
  text: z.string({ error: "must be a string" }),
  time: z.union([z.string(), z.number()], { error: "must be an ISO 8601 time, or seconds since 1970" }),
  count: numeric("a whole number, 0 or more", (error) => z.int({ error }).min(0, { error }), /^\d+$/),
  code: numeric("a whole number", () => z.int(), wholeNumber),
  seconds: numeric("a number of seconds, 0 or more", (error) => z.number().min(0, { error }), positive),
  dollars: numeric("an amount in US dollars, 0 or more", (error) => z.number().min(0, { error }), positive),
  number: numeric("a number", () => z.number(), anyNumber),
  flag: z.boolean({ error: "must be true or false" }),
  list: z.union([z.array(z.string()), z.string(), z.strictObject({})], {
    error: "must be a string or a list of strings",
  }),
  map: z.record(z.string(), z.unknown(), { error: "must be an object" }),
  json: z.unknown(),
} satisfies Record<Kind, z.ZodType>;
