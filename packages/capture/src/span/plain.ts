import { cutMarker } from "../body-buffer.ts";
import { removeMedia } from "../media.ts";

const MAX_DEPTH = 20;
/** What a value costs beside its text. */
const OVERHEAD = 4;

/** A copy of any value that JSON can express, without media and cut to about as many characters. Never throws. */
export function toPlain(value: unknown, maxLength: number): { value: unknown; isCut: boolean } {
  const copier = new Copier(maxLength);
  return { value: copier.copy(value), isCut: copier.isCut };
}

class Copier {
  isCut = false;
  #left: number;
  /** The objects around the one that is being copied. */
  readonly #around = new Set<object>();

  constructor(maxLength: number) {
    this.#left = maxLength;
  }

  copy(value: unknown): unknown {
    this.#left -= OVERHEAD;
    if (typeof value === "string") return this.#copyText(value);
    if (typeof value === "bigint") return this.#copyText(String(value));
    if (typeof value === "function" || typeof value === "symbol") return `[${typeof value}]`;
    if (typeof value !== "object" || value === null) return value;
    if (this.#around.has(value)) return "[circular]";
    if (this.#around.size >= MAX_DEPTH) return this.#cut("too deep");
    this.#around.add(value);
    try {
      return this.#copyObject(value);
    } catch {
      return "[unreadable]";
    } finally {
      this.#around.delete(value);
    }
  }

  #copyObject(value: object): unknown {
    if (Array.isArray(value)) return this.#copyList(value);
    if (value instanceof Map || value instanceof Set) return this.#copyList([...value]);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[removed by kai: ${value.byteLength} bytes]`;
    if (value instanceof Error)
      return this.#copyMembers(Object.assign({ name: value.name, message: value.message }, value));
    if ("toJSON" in value && typeof value.toJSON === "function") return this.copy(value.toJSON());
    return this.#copyMembers(value);
  }

  #copyList(list: readonly unknown[]): unknown[] {
    const copy: unknown[] = [];
    for (const item of list) {
      if (this.#left <= 0) {
        copy.push(this.#cut(`${list.length} items in all`));
        break;
      }
      copy.push(this.copy(item));
    }
    return copy;
  }

  #copyMembers(value: object): unknown {
    const copy: [string, unknown][] = [];
    const names = Object.keys(value);
    for (const name of names) {
      if (this.#left <= 0) {
        copy.push(["…", this.#cut(`${names.length} members in all`)]);
        break;
      }
      this.#left -= name.length;
      copy.push([name, this.#copyMember(value, name)]);
    }
    if (names.length > 0) return Object.fromEntries(copy);
    // Of a stream, a response and the like, only what it is can be told.
    const { constructor } = value as { constructor?: { name?: unknown } };
    return typeof constructor?.name === "string" && constructor !== Object ? `[${constructor.name}]` : {};
  }

  #copyMember(value: object, name: string): unknown {
    try {
      return this.copy(Reflect.get(value, name));
    } catch {
      // A getter of the host's.
      return "[unreadable]";
    }
  }

  #copyText(text: string): string {
    const light = removeMedia(`"${text}"`).slice(1, -1);
    const room = Math.max(this.#left, 0);
    this.#left -= light.length;
    return light.length <= room ? light : `${light.slice(0, room)}${this.#cut(`${text.length} characters in all`)}`;
  }

  #cut(what: string): string {
    this.isCut = true;
    return `${cutMarker}${what}]`;
  }
}
