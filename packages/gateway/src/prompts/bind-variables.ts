import { randomInt } from "node:crypto";
import type { PromptContent } from "@kai/schema";
import { invalidRequest } from "../gateway-error.ts";

export type Message = PromptContent["messages"][number];
export type Part = Exclude<Message["content"], string | null | undefined>[number];
type Image = NonNullable<Part["image_url"]>;

/** Variables as templates see them. */
export interface Bound {
  values: Record<string, unknown>;
  /** As they are told in a log. */
  logged: Record<string, unknown>;
  /** What stands in `values` for images. */
  images: Map<string, Image>;
}

export interface BindOptions {
  /** Where in the request the prompt is spoken of that these are for. */
  path: string;
  /** Names that are spoken of: nothing is looked up for others. */
  used: ReadonlySet<string>;
  /** Renders another prompt. */
  include: (given: Record<string, unknown>, path: string) => Promise<Included>;
}

/** Another prompt, rendered. */
export interface Included {
  text: string;
  variables: Record<string, unknown>;
}

const types = ["text", "json", "image_url", "prompt"] as const;

/**
 * Makes of variables what templates can use. One that is an object with `_type` is a text, JSON, an image, or another prompt.
 *
 * @throws GatewayError 400 that names the variable
 */
export async function bindVariables(variables: Record<string, unknown>, options: BindOptions): Promise<Bound> {
  const bound: Bound = { values: {}, logged: { ...variables }, images: new Map() };
  for (const [name, given] of Object.entries(variables)) {
    const path = `${options.path}.variables.${name}`;
    const { _type: type, value, ...more } = isTyped(given) ? given : { _type: undefined };
    if (!options.used.has(name)) continue;
    switch (type) {
      case undefined:
        bound.values[name] = given;
        break;
      case "text":
        bound.values[name] = value;
        break;
      case "json":
        bound.values[name] = JSON.stringify(value ?? null);
        break;
      case "image_url":
        bound.values[name] = markOf(bound, imageOf(value ?? more["image_url"], path));
        break;
      case "prompt": {
        const inner = await options.include(given as Record<string, unknown>, path);
        bound.values[name] = inner.text;
        bound.logged[name] = { ...(given as object), variables: inner.variables, _rendered_result: inner.text };
        break;
      }
      default:
        throw invalidRequest(`${path}._type must be one of ${types.join(", ")}`, { param: `${path}._type` });
    }
  }
  return bound;
}

const isTyped = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && typeof (value as { _type?: unknown })._type === "string";

function imageOf(value: unknown, path: string): Image {
  const url = typeof value === "object" && value !== null ? (value as { url?: unknown }).url : value;
  if (typeof url === "string") return typeof value === "string" ? { url } : (value as { url: string });
  throw invalidRequest(`${path}.value must be the address of an image`, { param: `${path}.value` });
}

/** A text that nobody else can have written, and that no filter changes: digits between two characters for private use. */
function markOf({ images }: Bound, image: Image): string {
  const digits = [randomInt(2 ** 47), randomInt(2 ** 47), images.size].map(String);
  const mark = `\uE000${digits.join("0")}\uE001`;
  images.set(mark, image);
  return mark;
}
