import { z } from "zod";
import { fieldMeta } from "../field.ts";

/** A parameter of a request: optional, `null` the same as absent. */
export function param<T extends z.ZodType>(type: T, description: string, example?: unknown) {
  const made = type.nullish();
  fieldMeta.add(made, { description, ...(example !== undefined && { examples: [example] }) });
  return made;
}

export const flag = z.boolean({ error: "must be true or false" });
export const text = z.string({ error: "must be a string" });
export const map = z.record(z.string(), z.unknown(), { error: "must be an object" });

export const numberFrom = (least: number, most: number) => {
  const error = `must be a number from ${least} to ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
};

export const wholeFrom = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

export const moreThan0 = (most: number) => {
  const error = `must be a number greater than 0, at most ${most}`;
  return z.number({ error }).gt(0, { error }).max(most, { error });
};

export const listOfText = z.array(text, { error: "must be a list of strings" });
