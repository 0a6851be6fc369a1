import { Environment, Interpreter, type Node, type Scope, type Value } from "./jinja.ts";
import { type Template, TemplateError } from "./template.ts";
import { sizeOf } from "./value-size.ts";

/** What is left to the prompt of a request, and to those within it. */
export interface RenderBudget {
  /** Parts of templates that are evaluated, each time one is. */
  steps: number;
  /** Characters and members of all values that are made on the way. */
  size: number;
  /** Milliseconds; the steps are what ends a template, unless each takes long. */
  time: number;
  /** Prompts that are rendered within others. */
  prompts: number;
}

export const newBudget = (): RenderBudget => ({ steps: 50_000, size: 4_000_000, time: 250, prompts: 50 });

const longestRange = 1000;

/** Evaluates until it takes too long or makes too much. */
class BoundedInterpreter extends Interpreter {
  readonly #left: RenderBudget;
  readonly #end: number;

  constructor(scope: Scope, left: RenderBudget) {
    super(scope);
    this.#left = left;
    this.#end = performance.now() + left.time;
  }

  override evaluate(node: Node | undefined, scope: Scope): Value {
    if (--this.#left.steps < 0 || performance.now() > this.#end) throw new TemplateError("The template takes too long");
    const value = super.evaluate(node, scope);
    // These make nothing, they find what there is.
    if (node?.type !== "Identifier" && node?.type !== "MemberExpression")
      this.#left.size -= sizeOf(value, this.#left.size);
    if (this.#left.size < 0) throw new TemplateError("The template makes too much text");
    return value;
  }
}

/** @throws TemplateError */
export function renderTemplate(
  { program, text, names }: Template,
  variables: Readonly<Record<string, unknown>>,
  left: RenderBudget,
): string {
  if (!program) return text;
  const scope = new Environment();
  const started = performance.now();
  try {
    for (const value of [true, false]) {
      scope.set(String(value), value);
      scope.set(value ? "True" : "False", value);
    }
    for (const name of ["none", "None"]) scope.set(name, null);
    scope.set("range", range);
    for (const name of names) if (Object.hasOwn(variables, name)) scope.set(name, variables[name]);
    return String(new BoundedInterpreter(scope, left).run(program).value);
  } catch (error) {
    throw error instanceof TemplateError ? error : new TemplateError((error as Error).message);
  } finally {
    left.time -= performance.now() - started;
  }
}

function range(from: unknown, to?: unknown, by: unknown = 1): number[] {
  const [start, end] = to === undefined ? [0, from] : [from, to];
  if (![start, end, by].every(Number.isInteger) || by === 0) throw new TemplateError("range takes whole numbers");
  const [first, last, step] = [Number(start), Number(end), Number(by)];
  const length = Math.max(0, Math.ceil((last - first) / step));
  if (length > longestRange) throw new TemplateError(`range has at most ${longestRange} members`);
  return Array.from({ length }, (_, index) => first + index * step);
}
