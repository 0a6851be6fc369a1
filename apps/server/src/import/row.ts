import { type FileRecord, isRecord } from "./read-records.ts";

/** A record while its values are taken to their places; what nobody took remains. */
export class Row {
  readonly #values: Map<string, unknown>;

  constructor(record: FileRecord) {
    this.#values = new Map(Object.entries(record).filter(([, value]) => isSaid(value)));
  }

  take(name: string): unknown {
    const value = this.#values.get(name);
    this.#values.delete(name);
    return value;
  }

  /** Takes the first of these that is a text; numbers are written out, anything else is left. */
  text(...names: string[]): string | undefined {
    return this.#first(names, (value) =>
      typeof value === "string" || typeof value === "number" ? String(value) : undefined,
    );
  }

  /** Takes the first of these that is a number, also one that is written as text. */
  number(...names: string[]): number | undefined {
    return this.#first(names, (value) => {
      const number = typeof value === "string" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? number : undefined;
    });
  }

  /** Takes a time as ISO 8601; one without a zone is UTC. */
  time(name: string): string | undefined {
    return this.#first([name], (value) => {
      if (typeof value !== "string") return undefined;
      const zoned = /^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(value) ? `${value.replace(" ", "T")}Z` : value;
      const time = new Date(zoned);
      return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
    });
  }

  object(name: string): FileRecord {
    return isRecord(this.#values.get(name)) ? (this.take(name) as FileRecord) : {};
  }

  /** What is left, under names that tell where it is from. */
  rest(prefix: string): FileRecord {
    return Object.fromEntries([...this.#values].map(([name, value]) => [`${prefix}${name}`, value]));
  }

  /** Takes the first value that can be read. */
  #first<Value>(names: readonly string[], read: (value: unknown) => Value | undefined): Value | undefined {
    for (const name of names) {
      const value = read(this.#values.get(name));
      if (value === undefined) continue;
      this.#values.delete(name);
      return value;
    }
    return undefined;
  }
}

/** Nothing is said by nothing, and by an empty list or object. */
const isSaid = (value: unknown) =>
  value !== null && value !== undefined && value !== "" && (typeof value !== "object" || Object.keys(value).length > 0);
