import * as jinja from "@huggingface/jinja";

/** A node of a template's syntax, as far as it is looked at here. */
export interface Node {
  type: string;
  [name: string]: unknown;
}

/** A value while a template runs. */
export interface Value {
  type: string;
  /** Of a list its values, of an object a Map of them. */
  value: unknown;
}

/** The variables that a template sees. */
export interface Scope {
  set(name: string, value: unknown): void;
}

/** Walks a template's nodes. */
interface Walker {
  evaluate(node: Node | undefined, scope: Scope): Value;
  run(program: Node): Value;
}

/** What is used of the package: its own declarations name files without their endings, which are not found here. */
interface Jinja {
  tokenize: (text: string) => unknown;
  parse: (tokens: unknown) => Node;
  Environment: new () => Scope;
  Interpreter: new (scope: Scope) => Walker;
}

export const { tokenize, parse, Environment, Interpreter } = jinja as unknown as Jinja;
