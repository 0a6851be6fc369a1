export { abortSignal } from "./abort-signal.ts";
export { kai, type MiddlewareOptions } from "./middleware.ts";
export { getKai, type RequestContext } from "./get-kai.ts";
export { agent, KaiSpan, task, tool, workflow } from "@kai/capture";
