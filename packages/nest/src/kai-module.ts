import { type DynamicModule, Inject, Module, type NestModule } from "@nestjs/common";
import { APP_INTERCEPTOR, HttpAdapterHost } from "@nestjs/core";
import { KaiInterceptor } from "./kai-interceptor.ts";
import { KaiService } from "./kai-service.ts";
import { ConfigurableModuleClass, type KaiModuleOptions, MODULE_OPTIONS_TOKEN, type OPTIONS_TYPE } from "./options.ts";
import { createMiddleware } from "./request-scope.ts";

/**
 * Every LLM call made in a handler of the app becomes one log. Global unless `isGlobal` is false.
 *
 * @example
 * imports: [KaiModule.forRoot({ context: (host) => ({ customer_identifier: host.switchToHttp().getRequest().user?.id }) })]
 */
@Module({
  providers: [KaiService, { provide: APP_INTERCEPTOR, useClass: KaiInterceptor }],
  exports: [KaiService, MODULE_OPTIONS_TOKEN],
})
export class KaiModule extends ConfigurableModuleClass implements NestModule {
  constructor(
    @Inject(MODULE_OPTIONS_TOKEN) private readonly options: KaiModuleOptions,
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
  ) {
    super();
  }

  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    return super.forRoot(options);
  }

  configure(): void {
    // Not through the consumer: its routes are those below the global prefix, which GraphQL is not.
    this.adapterHost.httpAdapter.use(createMiddleware(this.options));
  }
}
