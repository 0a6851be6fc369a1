import { logCreate } from "@kai/schema";
import { describe, expect, it } from "vitest";
import type { WireFields, WireFormat } from "../format.ts";
import { type BodyFixture, Fixtures } from "./fixtures.ts";
import { seeded, spoil } from "./fuzz.ts";

/** Runs what every format must do with bodies, on the recordings beside a test. */
export function testBodies(format: WireFormat, test: string): void {
  const fixtures = new Fixtures(test);

  describe.each(["request", "response"] as const)("bodies of a %s", (kind) => {
    const cases = fixtures.bodies(kind);
    const read = ({ body, head }: Pick<BodyFixture, "body" | "head">): WireFields =>
      kind === "request" ? format.readRequest(body, head) : format.readResponse(body, head);

    it.each(cases)("$name", (recorded) => {
      expect(read(recorded)).toStrictEqual(recorded.fields);
      expect(logCreate.safeParse(recorded.fields).error).toBeUndefined();
    });

    it.each([[undefined], [null], [""], [[]], [{}], [7], [true], [[7]], [{ choices: "none", usage: 3, model: null }]])(
      "invents nothing for %j",
      (body) => {
        const fields = read({ body });
        expect(fields).not.toHaveProperty("usage");
        expect(fields).not.toHaveProperty("output");
        expect(logCreate.safeParse(fields).error).toBeUndefined();
      },
    );

    it("of any shape are read into a valid log", () => {
      for (const { body, head } of cases) {
        for (let seed = 1; seed <= 200; seed++) {
          const fields = read({ body: spoil(body, seeded(seed)), ...(head && { head }) });
          expect(logCreate.safeParse(fields).error).toBeUndefined();
        }
      }
    });
  });
}
