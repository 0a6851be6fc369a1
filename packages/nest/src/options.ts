import type { IncomingMessage } from "node:http";
import type { CaptureOptions, KaiContext } from "@kai/capture";
import { type ArgumentsHost, ConfigurableModuleBuilder } from "@nestjs/common";

export interface KaiModuleOptions extends Omit<CaptureOptions, "ignore"> {
  /**
   * Fields for the logs of the calls made for a request or a message; for GraphQL, `host` is that of the HTTP request. Asked when a call starts and,
   * unless it answers with a promise, again when the call is recorded: guards have run by then. If it throws, the log is written without.
   */
  context?(host: ArgumentsHost): KaiContext | undefined | Promise<KaiContext | undefined>;
  /** HTTP requests whose calls are not logged; asked as a request comes in. */
  ignore?(request: IncomingMessage): boolean;
}

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<KaiModuleOptions>()
    .setClassMethodName("forRoot")
    .setExtras({ isGlobal: true }, (definition, { isGlobal }) => ({ ...definition, global: isGlobal }))
    .build();
