import type { RequestTarget } from "./format.ts";

/** How JSON and forms begin. */
const isReadable = /^\s*([[{]|--|[\w.%+-]+=)/;

/** Whether a request may name a model in its body: JSON and forms do not unless they say so. */
export function namesModel({ path, body }: RequestTarget): boolean {
  // Azure has the deployment of a model in the path.
  return body === undefined || body.includes('"model"') || path.includes("/deployments/") || !isReadable.test(body);
}
