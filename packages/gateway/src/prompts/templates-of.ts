import type { PromptContent } from "@kai/schema";
import { readTemplate, type Template, TemplateError } from "./template.ts";

/** Templates of a version, by the path of their text. A version that is asked all the time is the same object for a while. */
const read = new WeakMap<PromptContent, Map<string, Template>>();

/**
 * Reads the templates of a version.
 *
 * @throws TemplateError that names the text
 */
export function templatesOf(content: PromptContent): ReadonlyMap<string, Template> {
  const known = read.get(content);
  if (known) return known;
  const templates = new Map<string, Template>();
  for (const [at, text] of textsOf(content)) {
    try {
      templates.set(at, readTemplate(text));
    } catch (error) {
      throw new TemplateError((error as Error).message, at);
    }
  }
  read.set(content, templates);
  return templates;
}

function* textsOf({ messages }: PromptContent): Generator<[path: string, text: string], void> {
  for (const [index, { content }] of messages.entries()) {
    const at = `messages.${index}.content`;
    if (typeof content === "string") yield [at, content];
    else if (Array.isArray(content))
      for (const [part, { type, text }] of content.entries())
        if (type === "text") yield [`${at}.${part}.text`, text ?? ""];
  }
}
