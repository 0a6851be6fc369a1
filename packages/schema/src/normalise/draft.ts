import { type LogFieldName, logFields } from "../log/index.ts";
import { readScalar } from "./scalars.ts";

/** A log while its body is being read: what is known so far, what was set aside, and what was odd. */
export class Draft {
  readonly values: Partial<Record<LogFieldName, unknown>> = {};
  readonly extra: Record<string, unknown> = {};
  readonly warnings: Record<string, string> = {};
  readonly receivedAt: Date;

  constructor(receivedAt: Date) {
    this.receivedAt = receivedAt;
  }

  warn(field: string, message: string): void {
    this.warnings[field] ??= message;
  }

  /** Keeps a value that has no place in a log. */
  setAside(name: string, value: unknown, reason: string): void {
    this.extra[name] = value;
    this.warn(name, reason);
  }

  has(name: LogFieldName): boolean {
    return this.values[name] !== undefined;
  }

  /** Gives a field its value, in the type of its kind. */
  set(name: LogFieldName, value: unknown): void {
    this.values[name] = readScalar(name, value, (message) => this.warn(name, message));
  }

  /** Gives a field its value unless it has one. */
  fill(name: LogFieldName, value: unknown): void {
    if (!this.has(name) && value !== undefined && value !== null) this.set(name, value);
  }

  /** The same for values nobody has checked, such as a provider's: those of the wrong type are passed over. */
  fillIfValid(name: LogFieldName, value: unknown): void {
    if (this.has(name) || value === undefined || value === null) return;
    if (logFields[name].wire.safeParse(value).success) this.set(name, value);
  }

  number(name: LogFieldName): number | undefined {
    const value = this.values[name];
    return typeof value === "number" ? value : undefined;
  }

  text(name: LogFieldName): string | undefined {
    const value = this.values[name];
    return typeof value === "string" ? value : undefined;
  }
}

/** The value as an object, or an empty one: for reading what a provider sent without checking every step. */
export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `{}`, `[]` and `""` say as little as a key that is not there. */
export function isEmpty(value: unknown): boolean {
  if (value === "" || value === null || value === undefined) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
