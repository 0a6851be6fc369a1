export { runWithContext, setContext } from "@kai/capture";
export { type RouteHandler, withKai } from "./with-kai.ts";
export { type ServerAction, withKaiAction } from "./with-kai-action.ts";
export { withKaiApi } from "./with-kai-api.ts";
export type { WrapOptions } from "./wrap.ts";
