import { expect, expectTypeOf, it } from "vitest";
import type { Field } from "../field.ts";
import { fieldDescriptions } from "../generated/field-descriptions.ts";
import {
  fieldGroups,
  type FieldInfo,
  type FieldName,
  fields,
  fieldsByName,
  type Kind as PlainKind,
} from "../generated/fields.ts";
import { type Kind, unitOf } from "../kind.ts";
import type { Log } from "../log-types.ts";
import { logFields, logGroups } from "../log/index.ts";
import { log } from "../log/log.ts";
import type { GroupName } from "./group-titles.ts";

it("the plain types are those of the schema", () => {
  expectTypeOf<PlainKind>().toEqualTypeOf<Kind>();
  expectTypeOf<FieldName>().toEqualTypeOf<Exclude<keyof Log, "id">>();
  expectTypeOf<FieldInfo["group"]>().toEqualTypeOf<GroupName>();
});

it("the plain fields are those of a log that is read, in the order of the reference", () => {
  const read = new Set(Object.keys(log.shape).filter((name) => name !== "id"));
  expect(fields.map(({ name }) => name)).toEqual(Object.keys(logFields).filter((name) => read.has(name)));
  expect(new Set(Object.keys(fieldsByName))).toEqual(read);
  expect(new Set(Object.keys(fieldDescriptions))).toEqual(read);
});

it("the plain fields say what the fields say", () => {
  for (const { name, kind, group, unit, values, readOnly, deprecated } of fields) {
    const own: Field = logFields[name];
    const expected = {
      kind: own.kind,
      unit: unitOf[own.kind],
      values: own.values,
      readOnly: own.readOnly,
      deprecated: own.deprecated,
    };
    expect({ kind, unit, values, readOnly, deprecated }).toEqual(expected);
    expect(logGroups[group]).toHaveProperty(name);
    expect(fieldDescriptions[name]).toBe(own.description);
  }
  expect(fieldGroups.map(({ name }) => name)).toEqual(Object.keys(logGroups));
});

it("no two fields have the same label", () => {
  expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
});
