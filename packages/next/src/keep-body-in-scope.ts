import type { Scope } from "@kai/capture";

/** Has the parts of a body made in the scope. Next asks for them outside of it, after the handler has returned. */
export function keepBodyInScope(response: Response, scope: Scope): void {
  if (!response.body || Object.hasOwn(response, "body")) return;
  let source: ReadableStream | undefined;
  let body: ReadableStream | undefined;
  Object.defineProperty(response, "body", {
    configurable: true,
    get(this: Response) {
      const current = Reflect.get(Response.prototype, "body", this) as ReadableStream;
      // A clone leaves the response with another stream.
      if (source !== current) body = streamInScope(current, scope);
      source = current;
      return body;
    },
  });
}

/** The same parts, whatever they are; the source stays unlocked until the first of them is asked for, so that the response can still be cloned. */
function streamInScope(source: ReadableStream, scope: Scope): ReadableStream {
  let reader: ReadableStreamDefaultReader | undefined;
  return new ReadableStream(
    {
      pull: (controller) =>
        scope.run(async () => {
          reader ??= source.getReader();
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        }),
      cancel: (reason) => scope.run(() => (reader ?? source).cancel(reason)),
    },
    { highWaterMark: 0 },
  );
}
