import { z } from "zod";
import { canonicalOf, type Kind, type KindValue, unitOf, wireOf } from "./kind.ts";

/** One field: what it means, and everything that is derived from it. */
export interface Field<
  K extends Kind = Kind,
  V = unknown,
  A extends string = string,
  R extends boolean = boolean,
  T extends boolean = boolean,
> {
  readonly kind: K;
  readonly description: string;
  readonly example?: V;
  /** Other names a body may use for it; its own name comes before them, then the first one present. */
  readonly aliases: readonly A[];
  /** What to use instead, when bodies should no longer carry this name. */
  readonly deprecated?: string;
  /** Where the value comes from when a body does not carry it. */
  readonly derivedFrom?: string;
  /** The values a label is known to take. */
  readonly values?: readonly string[];
  /** Set by the server; a body cannot set it. */
  readonly readOnly: R;
  /** Read when a log is created, and not stored under this name. */
  readonly transient: T;
  /** Fields of the object this one holds. */
  readonly fields?: Fields;
  /** What a body may carry. */
  readonly wire: z.ZodType;
  /** What is stored and read back. */
  readonly canonical: z.ZodType;
}

export type Fields = Readonly<Record<string, Field>>;

/** A value whose shape is known: how it is accepted and how it reads. */
export interface Shape<V> {
  readonly wire: z.ZodType;
  readonly canonical: z.ZodType<V>;
  readonly fields?: Fields;
}

/** What a field holds: what its shape says, else what its kind says. */
type Held<K extends Kind, S> = S extends Shape<infer V> ? V : KindValue[K];

interface FieldOptions<K extends Kind, S, A, R, T> {
  example?: Held<K, NoInfer<S>>;
  aliases?: readonly A[];
  deprecated?: string;
  derivedFrom?: string;
  values?: readonly string[];
  readOnly?: R;
  transient?: T;
  shape?: S;
}

/**
 * Declares a field: its kind decides type, column, filter operators and screen format.
 *
 * @example
 * latency: field("seconds", "Total time of the request.", { example: 1.42, aliases: ["generation_time"] })
 */
export function field<
  K extends Kind,
  S extends Shape<unknown> | undefined = undefined,
  const A extends string = never,
  const R extends boolean = false,
  const T extends boolean = false,
>(kind: K, description: string, options: FieldOptions<K, S, A, R, T> = {}): Field<K, Held<K, S>, A, R, T> {
  const { shape, ...rest } = options;
  return {
    kind,
    description,
    ...rest,
    aliases: options.aliases ?? [],
    readOnly: (options.readOnly ?? false) as R,
    transient: (options.transient ?? false) as T,
    fields: shape?.fields,
    wire: shape?.wire ?? wireOf[kind],
    canonical: shape?.canonical ?? canonicalOf[kind],
  };
}

/** The value a field holds. */
export type ValueOf<F> = F extends Field<Kind, infer V> ? V : never;

/** What documentation shows of a type; read by the JSON Schema writer. */
export const fieldMeta = z.registry<{
  description?: string;
  examples?: unknown[];
  deprecated?: boolean;
}>();

/** A key of an object: optional unless required, `null` the same as absent. */
export function entry(type: z.ZodType, from: Field, required = false): z.ZodType {
  const made = required ? z.clone(type) : type.nullish();
  const unit = unitOf[from.kind];
  return made.register(fieldMeta, {
    description: unit ? `${from.description} In ${unit}.` : from.description,
    ...(from.example !== undefined && { examples: [from.example] }),
    ...(from.deprecated && { deprecated: true, description: `${from.description} Deprecated: ${from.deprecated}` }),
  });
}

/** The object that some fields make up: unknown keys are kept. */
export function object<F extends Fields>(
  fields: F,
  required: readonly (keyof F & string)[] = [],
): Shape<ObjectOf<F>> & { fields: F } {
  const shapeOf = (side: "wire" | "canonical") =>
    Object.fromEntries(
      Object.entries(fields).map(([name, each]) => [name, entry(each[side], each, required.includes(name))]),
    );
  return {
    wire: z.looseObject(shapeOf("wire"), { error: "must be an object" }),
    canonical: z.looseObject(shapeOf("canonical")) as z.ZodType as z.ZodType<ObjectOf<F>>,
    fields,
  };
}

export type ObjectOf<F extends Fields> = { [K in keyof F]?: ValueOf<F[K]> | null };

/** A list of one shape. */
export function listOf<V>(item: Shape<V>): Shape<V[]> {
  return {
    wire: z.array(item.wire, { error: "must be a list" }),
    canonical: z.array(item.canonical),
    fields: item.fields,
  };
}

type ShapeValue<S> = S extends Shape<infer V> ? V : never;

/** Any of some shapes; the fields shown are those of the first that has any. */
export function oneOf<S extends readonly Shape<unknown>[]>(error: string, ...shapes: S): Shape<ShapeValue<S[number]>> {
  return {
    wire: z.union(
      shapes.map((shape) => shape.wire),
      { error },
    ),
    canonical: z.union(shapes.map((shape) => shape.canonical)) as z.ZodType as z.ZodType<ShapeValue<S[number]>>,
    fields: shapes.find((shape) => shape.fields)?.fields,
  };
}

/** A plain zod type used as it is, both ways. */
export function plain<V>(type: z.ZodType<V>): Shape<V> {
  return { wire: type, canonical: type };
}
