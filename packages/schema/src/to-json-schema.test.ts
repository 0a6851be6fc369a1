import { describe, expect, it } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod/v3";
import { zodToJsonSchema } from "zod-to-json-schema";
import { toJsonSchema } from "./to-json-schema.ts";

describe("toJsonSchema", () => {
  it("reads zod 4", () => {
    expect(toJsonSchema(z.object({ city: z.string() }))).toMatchObject({
      properties: { city: { type: "string" } },
      required: ["city"],
    });
  });

  it("reads zod 3", () => {
    expect(toJsonSchema(z3.object({ city: z3.string() }))).toMatchObject({
      properties: { city: { type: "string" } },
      required: ["city"],
    });
  });

  it("reads other libraries through Standard JSON Schema", () => {
    const schema = {
      "~standard": {
        version: 1,
        vendor: "other",
        jsonSchema: { input: ({ target }: { target: string }) => ({ $comment: target, type: "string" }) },
      },
    };
    expect(toJsonSchema(schema)).toEqual({ $comment: "draft-2020-12", type: "string" });
  });

  it("says what to do about a library that offers none", () => {
    expect(() => toJsonSchema({ "~standard": { version: 1, vendor: "valibot" } })).toThrow(
      /"valibot" offer no JSON Schema; convert/,
    );
  });

  it("returns a JSON Schema as it is", () => {
    const schema = { type: "object", properties: {} };
    expect(toJsonSchema(schema)).toBe(schema);
  });

  it("exists because zod-to-json-schema loses a zod 4 schema without a word", () => {
    const lost = zodToJsonSchema(z.object({ city: z.string() }) as never);
    expect(Object.keys(lost)).toEqual(["$schema"]);
  });
});
