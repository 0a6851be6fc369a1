import { decorateMethod, type MethodDecorator } from "../decorate-method.ts";
import { runSpan, type SpanOptions } from "./run-span.ts";
import type { SpanKind } from "./span.ts";

export interface MethodSpanOptions extends SpanOptions {
  /** @default the name of the method */
  name?: string;
}

/**
 * Logs every call of a method as a span, as {@link RunSpan} does with a function. Its input is the argument, or a list of several. Stands above or below
 * other decorators, those of ECMAScript or of TypeScript's `experimentalDecorators`.
 *
 * @example
 * ```ts
 * class Shop {
 *   @KaiSpan("tool")
 *   async findOrder(id: string) {}
 * }
 * ```
 */
export function KaiSpan(kind: SpanKind, { name, context }: MethodSpanOptions = {}): MethodDecorator<unknown[]> {
  return decorateMethod(({ name: method, args, proceed }) =>
    runSpan({ kind, name: name ?? method, context, input: args.length > 1 ? args : args[0] }, proceed),
  );
}
