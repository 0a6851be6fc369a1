import { readdirSync, readFileSync } from "node:fs";
import type { RequestHead, ResponseHead, StreamResult } from "../format.ts";

export interface BodyFixture {
  name: string;
  head?: RequestHead & ResponseHead;
  body: unknown;
  fields: object;
}

export interface StreamFixture {
  name: string;
  text: string;
  expected: StreamResult;
}

/** The recordings in the `fixtures` folder beside a test. */
export class Fixtures {
  readonly #folder: URL;

  /** @param test `import.meta.url` of the test */
  constructor(test: string) {
    this.#folder = new URL("fixtures/", test);
  }

  /** Bodies and the fields they are read into. */
  bodies(kind: "request" | "response"): BodyFixture[] {
    return this.#names(`${kind}-`, ".json").map((name) => ({ ...(this.#json(name) as BodyFixture), name }));
  }

  /** Recorded streams and what they are read into. */
  streams(): StreamFixture[] {
    return this.#names("stream-", ".chunks.txt").map((name) => ({
      name,
      text: this.#text(`${name}.chunks.txt`),
      expected: this.#json(name) as StreamResult,
    }));
  }

  #names(prefix: string, ending: string): string[] {
    const files = readdirSync(this.#folder).filter((file) => file.startsWith(prefix) && file.endsWith(ending));
    return files.map((file) => file.slice(0, -ending.length));
  }

  #json(name: string): unknown {
    return JSON.parse(this.#text(`${name}.json`));
  }

  #text(file: string): string {
    return readFileSync(new URL(file, this.#folder), "utf8");
  }
}
