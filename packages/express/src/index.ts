export { kai, type MiddlewareOptions } from "./middleware.ts";
export { getKai, type RequestContext } from "./get-kai.ts";
export { abortSignal, agent, KaiSpan, task, tool, workflow } from "@kai/capture";
