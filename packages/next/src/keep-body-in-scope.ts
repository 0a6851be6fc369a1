import { AsyncLocalStorage } from "node:async_hooks";
import type { Scope } from "@kai/capture";

type RunInRequest = ReturnType<typeof AsyncLocalStorage.snapshot>;

/**
 * Has the parts of a body made in the scope, and in the request, so that `headers()` works there too. Next asks for them outside of both, after the
 * handler has returned.
 */
export function keepBodyInScope(response: Response, scope: Scope): void {
  if (!response.body || Object.hasOwn(response, "body")) return;
  const runInRequest = scope.run(() => AsyncLocalStorage.snapshot());
  let source: ReadableStream | undefined;
  let body: ReadableStream | undefined;
  Object.defineProperty(response, "body", {
    configurable: true,
    get(this: Response) {
      const current = Reflect.get(Response.prototype, "body", this) as ReadableStream;
      // A clone leaves the response with another stream.
      if (source !== current) body = streamInRequest(current, runInRequest);
      source = current;
      return body;
    },
  });
}

/** The same parts, whatever they are; the source stays unlocked until the first of them is asked for, so that the response can still be cloned. */
function streamInRequest(source: ReadableStream, runInRequest: RunInRequest): ReadableStream {
  let reader: ReadableStreamDefaultReader | undefined;
  return new ReadableStream(
    {
      pull: (controller) =>
        runInRequest(async () => {
          reader ??= source.getReader();
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        }),
      cancel: (reason) => runInRequest(() => (reader ?? source).cancel(reason)),
    },
    { highWaterMark: 0 },
  );
}
