import { checkTemplate } from "./check-template.ts";
import { type Node, parse, tokenize } from "./jinja.ts";
import { namesIn } from "./names-in.ts";

/** A text that may hold Jinja, read. */
export interface Template {
  /** Undefined: the text holds none. */
  program: Node | undefined;
  text: string;
  /** Variables it speaks of. */
  names: ReadonlySet<string>;
  /** Those of them that it cannot do without. */
  needed: ReadonlySet<string>;
}

/** What is wrong with a template, or came of it. */
export class TemplateError extends Error {
  override name = "TemplateError";
  /** Path of the text that it is. */
  readonly at: string | undefined;

  constructor(message: string, at?: string) {
    super(message);
    this.at = at;
  }
}

const none: ReadonlySet<string> = new Set();
/** The reader looks for the end of white space from each of its characters: a long run would hold it up. */
const longestSpace = 500;
const longSpace = new RegExp(`\\s{${longestSpace + 1}}`);

/** @throws TemplateError */
export function readTemplate(text: string): Template {
  if (!/\{[{%#]/.test(text)) return { program: undefined, text, names: none, needed: none };
  if (longSpace.test(text))
    throw new TemplateError(`A template has at most ${longestSpace} characters of white space in a row`);
  try {
    const program = parse(tokenize(text));
    checkTemplate(program);
    return { program, text, ...namesIn(program) };
  } catch (error) {
    // Also when it is nested so deeply that the stack does not hold it.
    throw new TemplateError((error as Error).message);
  }
}
