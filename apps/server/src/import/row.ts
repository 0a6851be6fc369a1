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

  /** Takes a text; numbers are written out, anything else is left. */
  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === "string" || typeof value === "number" ? String(this.take(name)) : undefined;
  }

  /** Takes a number, also one that is written as text. */
  number(name: string): number | undefined {
    const value = this.#values.get(name);
    const number = typeof value === "string" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
    this.take(name);
    return number;
  }

  /** Takes a time as ISO 8601; one without a zone is UTC. */
  time(name: string): string | undefined {
    const value = this.#values.get(name);
    if (typeof value !== "string") return undefined;
    const zoned = /^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(value) ? `${value.replace(" ", "T")}Z` : value;
    const time = new Date(zoned);
    if (Number.isNaN(time.getTime())) return undefined;
    this.take(name);
    return time.toISOString();
  }

  object(name: string): FileRecord {
    return isRecord(this.#values.get(name)) ? (this.take(name) as FileRecord) : {};
  }

  /** What is left, under names that tell where it is from. */
  rest(prefix: string): FileRecord {
    return Object.fromEntries([...this.#values].map(([name, value]) => [`${prefix}${name}`, value]));
  }
}

/** Nothing is said by nothing, and by an empty list or object. */
const isSaid = (value: unknown) =>
  value !== null && value !== undefined && value !== "" && (typeof value !== "object" || Object.keys(value).length > 0);
