import type { IncomingMessage, ServerResponse } from "node:http";
import { type CaptureOptions, enterRequestScope, install, type KaiContext } from "@kai/capture";

export interface MiddlewareOptions<Req, Res> extends Omit<CaptureOptions, "ignore"> {
  /**
   * Fields for the logs of the calls made for a request. Asked when a call starts and, unless it answers with a promise, again when the call is
   * recorded: sign-in and routing have happened by then. If it throws, the log is written without.
   */
  context?: (req: Req, res: Res) => KaiContext | undefined | Promise<KaiContext | undefined>;
  /** Requests whose calls are not logged; asked as a request comes in. */
  ignore?: (req: Req) => boolean;
}

/**
 * Middleware for Express 4 and 5, Connect and everything of their form: every LLM call made for a request becomes one log. It never reads the request,
 * and passes errors through. The first one made decides how calls are captured; mounted twice, the contexts are merged.
 *
 * @example
 * app.use(kai({ context: (req) => ({ customer_identifier: req.user?.id }) }));
 */
export function kai<Req extends IncomingMessage, Res extends ServerResponse>({
  context,
  ignore,
  ...captureOptions
}: MiddlewareOptions<Req, Res> = {}): (req: Req, res: Res, next: (error?: unknown) => void) => void {
  install(captureOptions);
  return (req, res, next) => {
    const scope = enterRequestScope(req);
    if (context) scope.resolveWith(() => context(req, res));
    if (ignore) scope.ignoreIf(() => ignore(req));
    scope.run(next);
  };
}
