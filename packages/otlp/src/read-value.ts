import { asObject, unwrapJson } from "./json.ts";
import { type FieldName, kindOf } from "./kinds.ts";

type Kind = (typeof kindOf)[FieldName];
type Reader = (value: unknown) => unknown;

const text: Reader = (value) =>
  (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
const number: Reader = (value) => {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : undefined;
};
const positive: Reader = (value) => {
  const read = number(value) as number | undefined;
  return read !== undefined && read >= 0 ? read : undefined;
};
const whole: Reader = (value) => {
  const read = number(value);
  return Number.isSafeInteger(read) ? read : undefined;
};

const readers: Record<Kind, Reader> = {
  identifier: text,
  label: text,
  text,
  time: text,
  number,
  seconds: positive,
  dollars: positive,
  count: (value) => positive(whole(value)),
  code: whole,
  flag: (value) =>
    value === true || value === "true" ? true : value === false || value === "false" ? false : undefined,
  list: (value) => {
    const read = unwrapJson(value);
    if (typeof read === "string") return [read];
    return Array.isArray(read) && read.every((each) => typeof each === "string") ? read : undefined;
  },
  map: (value) => asObject(unwrapJson(value)),
  json: (value) => unwrapJson(value) ?? undefined,
};

/** An attribute's value in the type of a field; undefined when it is of another. */
export function readValue(name: FieldName, value: unknown): unknown {
  return readers[kindOf[name]](value);
}

/** A number of tokens, which is what the members of `usage` are. */
export const readCount = readers.count;
