import type { ParentSpan } from "./span.ts";

/** The part of OpenTelemetry's API, as it hangs on the global object, that is used here. */
interface Api {
  context?: { active(): { getValue(key: symbol): { spanContext(): ParentSpan } | undefined } };
}

const apiKey = Symbol.for("opentelemetry.js.api.1");
const spanKey = Symbol.for("OpenTelemetry Context Key SPAN");
const isId = /^(?!0+$)[0-9a-f]+$/;

/** The span of OpenTelemetry in which the running code is, where the program uses it. */
export function activeSpan(): ParentSpan | undefined {
  try {
    const api = Reflect.get(globalThis, apiKey) as Api | undefined;
    const parent = api?.context?.active().getValue(spanKey)?.spanContext();
    return parent && isId.test(parent.traceId) && isId.test(parent.spanId) ? parent : undefined;
  } catch {
    // Another version than those we know.
    return undefined;
  }
}
