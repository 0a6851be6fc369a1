import { getContext, openScope, type Scope } from "@kai/capture";
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import type { Observable } from "rxjs";
import { inContext } from "./in-context.ts";
import { KaiContext } from "./kai-context.ts";
import { NoKai } from "./no-kai.ts";
import { type KaiModuleOptions, MODULE_OPTIONS_TOKEN } from "./options.ts";
import { findRequestScope, hostOf } from "./request-scope.ts";

/**
 * Applies the decorators of a handler to the scope it runs in, and opens one where no middleware runs: for messages of any transport. The module mounts
 * it everywhere; only the gateways of Nest 11, which know no global interceptors, have to name it: `@UseInterceptors(KaiInterceptor)`.
 */
@Injectable()
export class KaiInterceptor implements NestInterceptor {
  constructor(
    @Inject(MODULE_OPTIONS_TOKEN) private readonly options: KaiModuleOptions,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const targets = [execution.getClass(), execution.getHandler()];
    const contexts = this.reflector.getAll(KaiContext, targets).filter((context) => context !== undefined);
    const isIgnored = this.reflector.getAllAndOverride(NoKai, targets) !== undefined;
    const scope = this.scopeOf(execution, contexts.length > 0 || isIgnored);
    for (const context of contexts) {
      scope?.resolveWith(() => (typeof context === "function" ? context(execution) : context));
    }
    scope?.ignoreIf(() => isIgnored);
    if (!scope) return next.handle();
    const handle = () => inContext(next.handle());
    return scope.isCurrent ? handle() : scope.run(handle);
  }

  private scopeOf(execution: ExecutionContext, isDecorated: boolean): Scope | undefined {
    const requestScope = findRequestScope(execution);
    if (requestScope && execution.getType() === "http") return requestScope;
    if (!getContext()) return openScope(() => this.options.context?.(hostOf(execution)));
    // A GraphQL request has many handlers: what is said of one is not true of the others.
    return isDecorated ? openScope() : undefined;
  }
}
