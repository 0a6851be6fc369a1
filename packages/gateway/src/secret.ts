import { inspect } from "node:util";

const shown = "[redacted]";

/** A value that opens doors. However it is printed, only `[redacted]` shows; `reveal` is called where a request is signed, nowhere else. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
