import type { KaiContext as ContextFields } from "@kai/capture";
import type { ExecutionContext } from "@nestjs/common";
import { Reflector } from "@nestjs/core";

type FindFields = (execution: ExecutionContext) => ContextFields | undefined | Promise<ContextFields | undefined>;

/**
 * Adds to the logs of the calls made by a handler, or by all handlers of a class; a function is asked like the module's `context`. What the handler's
 * says wins over the class's, both win over the module's.
 *
 * @example
 * ```ts
 * @KaiContext((execution) => ({ thread_identifier: execution.switchToHttp().getRequest().params.thread }))
 * ```
 */
export const KaiContext = Reflector.createDecorator<ContextFields | FindFields>();
