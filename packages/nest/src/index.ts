export { KaiContext } from "./kai-context.ts";
export { KaiInterceptor } from "./kai-interceptor.ts";
export { KaiModule } from "./kai-module.ts";
export { KaiService } from "./kai-service.ts";
export { KaiTrace } from "./kai-trace.ts";
export { NoKai } from "./no-kai.ts";
export type { KaiModuleOptions } from "./options.ts";
export { abortSignal, agent, KaiSpan, task, tool, workflow } from "@kai/capture";
