import type { RequestContext } from "./request-scope.ts";

declare global {
  namespace Express {
    interface Request {
      /** Set by the kai middleware. */
      kai: RequestContext;
    }
  }
}
