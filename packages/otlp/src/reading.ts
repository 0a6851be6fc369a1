import { isSame, type JsonObject } from "./json.ts";
import { type FieldName, isFieldName } from "./kinds.ts";
import { readCount, readValue } from "./read-value.ts";
import type { Span, SpanEvent } from "./span.ts";
import type { Place, Target } from "./target.ts";

/** A log while its span is being read: what is known so far, and the attributes that have found no place yet. */
export class Reading {
  readonly span: Span;
  readonly log: JsonObject = {};
  readonly metadata: JsonObject = {};
  readonly left: Map<string, unknown>;
  /** Whether what was spent may be counted on this span; see `spends`. */
  spends = false;

  constructor(span: Span) {
    this.span = span;
    this.left = new Map(Object.entries(span.attributes));
  }

  /** Looks at an attribute without taking it. */
  get(attribute: string): unknown {
    return this.left.get(attribute);
  }

  /** Takes an attribute: it has found its place. */
  take(attribute: string): unknown {
    const value = this.left.get(attribute);
    this.left.delete(attribute);
    return value;
  }

  /** Offers each event that has found no place yet; those for which the answer is true have found it. */
  takeEvents(take: (event: SpanEvent) => boolean): void {
    this.span.events = this.span.events.filter((event) => !take(event));
  }

  /** Gives the log the value of an attribute. One that does not fit, or says other than what is known already, stays where it was. */
  place(attribute: string, target: Target): void {
    const value = this.left.get(attribute);
    if (value === undefined) return;
    const { to, read } = typeof target === "string" ? { to: target, read: undefined } : target;
    if (this.fill(to, read ? read(value) : value)) this.left.delete(attribute);
  }

  /** @returns Whether the log now says so. */
  fill(place: Place, value: unknown): boolean {
    if (value === undefined || value === null) return false;
    if (isFieldName(place)) {
      if (place === "cost" && !this.spends) return false;
      return this.claim(place, value);
    }
    if (!this.spends) return false;
    const path = place.split(".");
    const name = path.pop()!;
    const count = readCount(value);
    if (count === undefined) return false;
    const holder = path.reduce<JsonObject>((object, step) => (object[step] ??= {}) as JsonObject, this.log);
    return put(holder, name, count);
  }

  /** The same for what the sender says in our own words, which is believed whatever the span is. */
  claim(name: FieldName, value: unknown): boolean {
    return put(this.log, name, readValue(name, value));
  }
}

function put(object: JsonObject, name: string, value: unknown): boolean {
  if (value === undefined) return false;
  object[name] ??= value;
  return object[name] === value || isSame(object[name], value);
}
