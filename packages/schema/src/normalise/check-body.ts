import type { z } from "zod";
import { KaiError } from "../errors.ts";
import { deepest, isTooDeep } from "./nesting.ts";

/**
 * Checks a body against a schema.
 *
 * @throws KaiError VALIDATION_ERROR with every wrong field by its path.
 */
export function readBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  if (isTooDeep(body)) {
    throw new KaiError("VALIDATION_ERROR", { fields: { body: [`is nested deeper than ${deepest} levels`] } });
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw validationError(parsed.error.issues);
  return parsed.data;
}

type Issue = z.core.$ZodIssue;

/** The error that names each wrong field. */
export function validationError(issues: readonly Issue[], path: readonly string[] = []): KaiError {
  return new KaiError("VALIDATION_ERROR", { fields: wrongFields(issues, path) });
}

/** What is wrong with each field, by its path. */
export function wrongFields(issues: readonly Issue[], path: readonly string[] = []): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of issues.flatMap(innermost)) {
    const name = [...path, ...issue.path].join(".") || "body";
    const messages = (fields[name] ??= []);
    const message =
      issue.code === "invalid_type" && issue.message.includes("undefined") ? "is required" : issue.message;
    if (!messages.includes(message)) messages.push(message);
  }
  return fields;
}

/** For a value that fits none of several types: the issues inside the one object among them, if the value is an object at all. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const inside = issue.errors.find((branch) => branch.length > 0 && branch.every((each) => each.path.length > 0));
  return inside ? inside.flatMap((each) => innermost({ ...each, path: [...issue.path, ...each.path] })) : [issue];
}
