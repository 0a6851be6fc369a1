import type { RequestContext } from "./get-kai.ts";

declare global {
  namespace Express {
    interface Request {
      /** Set by the kai middleware. */
      kai: RequestContext;
    }
  }
}
