import { timeParameter } from "../times.ts";

export type Comparison =
  | "equals"
  | "iexact"
  | "lt"
  | "lte"
  | "gt"
  | "gte"
  | "contains"
  | "icontains"
  | "startswith"
  | "endswith"
  | "ilike"
  | "regex"
  | "trigram_word_similar"
  | "full_text_search";

export type Presence = "isnull" | "empty" | "not_empty";

export type FilterValue = string | number | boolean;

/** Makes a value a parameter of the statement; answers what stands for it in the SQL. */
export type Bind = (value: FilterValue, type: "String" | "Float64" | "Bool" | "DateTime64(6, 'UTC')") => string;

/** How values of a column are compared with those of a filter. */
export interface FilterStyle {
  /** What a filter's value must be, in words. */
  readonly expected: string;
  /** The value, or undefined when it is not of the right type. */
  readonly read: (value: unknown, comparison: Comparison) => FilterValue | undefined;
  /** The SQL of each comparison that is allowed. */
  readonly comparisons: Partial<Record<Comparison, (column: string, value: FilterValue, bind: Bind) => string>>;
  readonly presence: readonly Presence[];
  /** The SQL that tells that nothing is known. */
  readonly absent: (column: string) => string;
}

const presence = ["isnull", "empty", "not_empty"] as const;

const readText = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value).toWellFormed() : undefined;

const readNumber = (value: unknown) => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};

const readFlag = (value: unknown) => {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
};

/** Share of a value's trigrams that must occur, as in PostgreSQL's `pg_trgm.word_similarity_threshold`. */
const similar = 0.6;

/** The condition that all words of a value are found, in any order. */
const everyWord =
  (find: (column: string, word: string, bind: Bind) => string) => (column: string, value: FilterValue, bind: Bind) => {
    const words = new Set(String(value).split(/\s+/).filter(Boolean));
    return words.size === 0 ? "false" : `(${[...words].map((word) => `(${find(column, word, bind)})`).join(" AND ")})`;
  };

const textComparisons = {
  equals: (column, value, bind) => `${column} = ${bind(value, "String")}`,
  iexact: (column, value, bind) => `lowerUTF8(${column}) = lowerUTF8(${bind(value, "String")})`,
  contains: (column, value, bind) => `position(${column}, ${bind(value, "String")}) > 0`,
  icontains: (column, value, bind) => `positionCaseInsensitiveUTF8(${column}, ${bind(value, "String")}) > 0`,
  startswith: (column, value, bind) => `startsWith(${column}, ${bind(value, "String")})`,
  endswith: (column, value, bind) => `endsWith(${column}, ${bind(value, "String")})`,
  ilike: (column, value, bind) => `ilike(${column}, ${bind(value, "String")})`,
  regex: (column, value, bind) => `match(${column}, ${bind(value, "String")})`,
  trigram_word_similar: (column, value, bind) =>
    `ngramSearchCaseInsensitiveUTF8(${column}, ${bind(value, "String")}) >= ${similar}`,
  full_text_search: everyWord(
    (column, word, bind) => `positionCaseInsensitiveUTF8(${column}, ${bind(word, "String")}) > 0`,
  ),
} satisfies FilterStyle["comparisons"];

const ordered = (type: Parameters<Bind>[1]) =>
  ({
    equals: (column, value, bind) => `${column} = ${bind(value, type)}`,
    lt: (column, value, bind) => `${column} < ${bind(value, type)}`,
    lte: (column, value, bind) => `${column} <= ${bind(value, type)}`,
    gt: (column, value, bind) => `${column} > ${bind(value, type)}`,
    gte: (column, value, bind) => `${column} >= ${bind(value, type)}`,
  }) satisfies FilterStyle["comparisons"];

const numberComparisons = ordered("Float64");

export const textStyle: FilterStyle = {
  expected: "text",
  read: readText,
  comparisons: textComparisons,
  presence,
  absent: (column) => `${column} = ''`,
};

export const numberStyle: FilterStyle = {
  expected: "a number",
  read: readNumber,
  comparisons: numberComparisons,
  presence,
  absent: (column) => `isNull(${column})`,
};

export const timeStyle: FilterStyle = {
  expected: "an ISO 8601 time",
  read: (value) => (typeof value === "string" ? timeParameter(value) : undefined),
  comparisons: ordered("DateTime64(6, 'UTC')"),
  presence,
  absent: (column) => `isNull(${column})`,
};

export const flagStyle: FilterStyle = {
  expected: "true or false",
  read: readFlag,
  comparisons: { equals: (column, value, bind) => `${column} = ${bind(value, "Bool")}` },
  presence,
  absent: (column) => `isNull(${column})`,
};

/** Lists are asked about their items. */
export const listStyle: FilterStyle = {
  expected: "text",
  read: readText,
  comparisons: {
    equals: (column, value, bind) => `has(${column}, ${bind(value, "String")})`,
    contains: (column, value, bind) => `has(${column}, ${bind(value, "String")})`,
    icontains: (column, value, bind) =>
      `arrayExists(item -> positionCaseInsensitiveUTF8(item, ${bind(value, "String")}) > 0, ${column})`,
  },
  presence,
  absent: (column) => `empty(${column})`,
};

/** Maps are asked about their keys; a key's value is a filter of its own. */
export const mapStyle: FilterStyle = {
  expected: "the name of a key",
  read: readText,
  comparisons: { contains: (column, value, bind) => `mapContains(${column}, ${bind(value, "String")})` },
  presence,
  absent: (column) => `empty(${column})`,
};

/** The pattern of everything that holds a text. */
const holding = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** What a text index knows of a text: its words. Shorter ones are in so many rows that the engine does not ask the index. */
const wordsOf = (text: string) => [...new Set(text.match(/[0-9A-Za-z\u0080-\u{10ffff}]{4,}/gu))];

/** The condition that text is held in any case, in the form in which a text index answers it: by each of its words first. */
const indexedContains = (column: string, value: FilterValue, bind: Bind) => {
  const text = String(value);
  const words = wordsOf(text).filter((word) => word !== text);
  return [...words, text].map((each) => `ilike(${column}, ${bind(holding(each), "String")})`).join(" AND ");
};

/** The text as it stands inside a JSON string. */
const escaped = (value: FilterValue) => JSON.stringify(String(value)).slice(1, -1);

const eitherForm =
  (find: (column: string, value: FilterValue, bind: Bind) => string) =>
  (column: string, value: FilterValue, bind: Bind) => {
    const forms = new Set([String(value), escaped(value)]);
    return [...forms].map((form) => `(${find(column, form, bind)})`).join(" OR ");
  };

const jsonContains = eitherForm(indexedContains);
const jsonContainsExactly = eitherForm(
  (column, value, bind) =>
    `${indexedContains(column, value, bind)} AND ${textComparisons.contains(column, value, bind)}`,
);

/** JSON is searched as text: what a string holds, or the JSON itself. */
export const jsonStyle: FilterStyle = {
  expected: "text",
  read: readText,
  comparisons: {
    contains: jsonContainsExactly,
    icontains: jsonContains,
    regex: textComparisons.regex,
    full_text_search: everyWord(jsonContains),
  },
  presence: ["isnull"],
  absent: (column) => `${column} = ''`,
};

/** The same in the input or in the output of a log, whatever column is named. */
const inEither =
  (find: NonNullable<FilterStyle["comparisons"]["contains"]>): typeof find =>
  (_column, value, bind) =>
    `(${find("input", value, bind)} OR ${find("output", value, bind)})`;

const wordsInEither = everyWord(inEither(jsonContains));

/** What was said, in or out. To equal is to hold every word. */
export const fullTextStyle: FilterStyle = {
  expected: "text",
  read: readText,
  comparisons: {
    equals: wordsInEither,
    contains: inEither(jsonStyle.comparisons.contains!),
    icontains: inEither(jsonContains),
    regex: inEither(textComparisons.regex),
    full_text_search: wordsInEither,
  },
  presence,
  absent: () => "(input = '' AND output = '')",
};

const jsonScalar = /^(-?\d+(\.\d+)?(e[+-]?\d+)?|true|false)$/i;
const numeric = new Set<Comparison>(["lt", "lte", "gt", "gte"]);

/** The text of a map's value, which is kept as JSON. */
export const keyText = (column: string) => `if(startsWith(${column}, '"'), JSONExtractString(${column}), ${column})`;
const keyNumber = (column: string) => `toFloat64OrNull(${keyText(column)})`;

/** One key of a map, its value kept as JSON: text equals a number or flag that is written the same. */
export const keyStyle: FilterStyle = {
  expected: "text, a number, true or false; a number for lt, lte, gt and gte",
  read: (value, comparison) =>
    numeric.has(comparison) ? readNumber(value) : typeof value === "boolean" ? String(value) : readText(value),
  comparisons: {
    ...mapped(textComparisons, keyText),
    ...mapped(numberComparisons, keyNumber),
    equals: (column, value, bind) => {
      const text = String(value);
      const forms = jsonScalar.test(text) ? [JSON.stringify(text), text] : [JSON.stringify(text)];
      return `${column} IN (${forms.map((form) => bind(form, "String")).join(", ")})`;
    },
  },
  presence,
  absent: (column) => `${column} IN ('', 'null')`,
};

function mapped(comparisons: FilterStyle["comparisons"], expression: (column: string) => string) {
  return Object.fromEntries(
    Object.entries(comparisons).map(([name, compare]) => [
      name,
      (column: string, value: FilterValue, bind: Bind) => compare(expression(column), value, bind),
    ]),
  ) as FilterStyle["comparisons"];
}
