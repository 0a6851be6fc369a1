import type { PromptContent } from "@kai/schema";
import { GatewayError, invalidRequest } from "../gateway-error.ts";
import type { StoredPrompt } from "../ports.ts";
import { bindVariables, type Bound, type Included, type Message, type Part } from "./bind-variables.ts";
import { type RenderBudget, renderTemplate } from "./render-template.ts";
import { templatesOf } from "./templates-of.ts";

/** Prompts within prompts. */
const deepest = 2;

/** Finds a prompt of the project, and the version asked for. Throws GatewayError, with the path as its parameter. */
export type FindPrompt = (
  asked: { prompt_id: string; version?: unknown },
  path: string,
) => Promise<StoredPrompt & { version: NonNullable<StoredPrompt["version"]> }>;

export interface RenderedPrompt {
  messages: Message[];
  /** As a log tells them: with what stood in their place, where that is another prompt. */
  variables: Record<string, unknown>;
  /** Those given that no template speaks of. */
  unused: string[];
}

export interface RenderOptions {
  given: Readonly<Record<string, unknown>>;
  find: FindPrompt;
  /** The ids of the prompts that this one is in. */
  within: readonly string[];
  /** Where in the request it is spoken of. */
  path: string;
  left: RenderBudget;
}

/**
 * Says what a version of a prompt says, with these variables.
 *
 * @throws GatewayError 400 that names what is missing or wrong
 */
export async function renderPrompt(content: PromptContent, options: RenderOptions): Promise<RenderedPrompt> {
  const { given, path } = options;
  const templates = templatesOf(content);
  const variables = { ...content.variables, ...given };
  const used = new Set([...templates.values()].flatMap(({ names }) => [...names]));
  const missing = [...templates.values()]
    .flatMap(({ needed }) => [...needed])
    .filter((name) => !Object.hasOwn(variables, name) || (variables[name] ?? null) === null);
  if (missing.length > 0) throw lacking([...new Set(missing)], `${path}.variables`);
  const bound = await bindVariables(variables, { path, used, include: (...asked) => include(options, ...asked) });
  const text = (at: string) => {
    try {
      return renderTemplate(templates.get(at)!, bound.values, options.left);
    } catch (error) {
      const message = `${path}: ${at}: ${(error as Error).message}`;
      throw invalidRequest(message, { param: path, code: "prompt_not_rendered" });
    }
  };
  return {
    messages: content.messages.map((message, index) => {
      const at = `messages.${index}.content`;
      if (typeof message.content === "string") return { ...message, content: withImages(text(at), bound) };
      if (!Array.isArray(message.content)) return message;
      const parts = message.content.flatMap((part, number): Part[] => {
        if (part.type !== "text") return [part];
        const filled = withImages(text(`${at}.${number}.text`), bound);
        return typeof filled === "string" ? [{ ...part, text: filled }] : filled;
      });
      return { ...message, content: parts };
    }),
    variables: bound.logged,
    unused: Object.keys(given).filter((name) => !used.has(name)),
  };
}

/** A text in which images stand becomes parts. */
function withImages(text: string, { images }: Bound): string | Part[] {
  if (images.size === 0) return text;
  const pieces = text.split(new RegExp(`(${[...images.keys()].join("|")})`));
  if (pieces.length === 1) return text;
  return pieces.flatMap((piece): Part[] => {
    const image = images.get(piece);
    if (image !== undefined) return [{ type: "image_url", image_url: image }];
    return piece.trim() === "" ? [] : [{ type: "text", text: piece }];
  });
}

function lacking(names: readonly string[], path: string): GatewayError {
  return new GatewayError(`${path} lacks ${names.join(", ")}`, {
    status: 400,
    type: "invalid_request_error",
    code: "missing_prompt_variables",
    param: path,
    details: Object.fromEntries(names.map((name) => [`${path}.${name}`, ["is required"]])),
  });
}

/** The texts of another prompt, one after the other. */
async function include(
  { find, within, left }: RenderOptions,
  given: Record<string, unknown>,
  path: string,
): Promise<Included> {
  const { prompt_id: asked, version: number, variables = {} } = given;
  const refuse = (message: string, param: string, code?: string) =>
    invalidRequest(`${param} ${message}`, { param, code });
  if (typeof asked !== "string") throw refuse("is required", `${path}.prompt_id`);
  if (typeof variables !== "object" || variables === null) throw refuse("must be an object", `${path}.variables`);
  if (--left.prompts < 0) throw refuse("is one prompt too many", path, "prompt_too_deep");
  if (within.length > deepest) throw refuse(`is a prompt more than ${deepest} deep`, path, "prompt_too_deep");
  const { prompt_id, version } = await find({ prompt_id: asked, version: number }, path);
  if (within.includes(prompt_id)) throw refuse("is a prompt that it is in itself", path, "prompt_cycle");
  const rendered = await renderPrompt(version.content, {
    given: variables as Record<string, unknown>,
    find,
    within: [...within, prompt_id],
    path,
    left,
  });
  const texts = rendered.messages.flatMap(({ content }) => {
    if (!Array.isArray(content)) return [content ?? ""];
    if (content.some(({ type }) => type !== "text")) throw refuse("is a prompt with more than texts", path);
    return content.map(({ text = "" }) => text);
  });
  return { text: texts.join("\n\n"), variables: rendered.variables };
}
