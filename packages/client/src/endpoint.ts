import type { Api } from "@kai/schema/api";
import type { ApiRequest } from "./attempt.ts";
import type { Kai } from "./kai.ts";
import type { RequestOptions } from "./logs.ts";
import { segment } from "./segment.ts";

/** What a function takes, by its name. */
export type ApiParams<Name extends keyof Api> = Api[Name]["params"];

/** What a function answers, by its name. */
export type ApiAnswer<Name extends keyof Api> = Api[Name]["answer"];

type Given<Name extends keyof Api> =
  {} extends ApiParams<Name>
    ? [params?: ApiParams<Name>, options?: RequestOptions]
    : [params: ApiParams<Name>, options?: RequestOptions];

/** Calls one endpoint of the server with a client. */
export type ApiFunction<Name extends keyof Api> = (
  kai: Pick<Kai, "request">,
  ...given: Given<Name>
) => Promise<ApiAnswer<Name>>;

/** The same for an endpoint that answers line after line. Leaving the loop ends the request. */
export type ApiLines<Name extends keyof Api> = (
  kai: Pick<Kai, "requestLines">,
  ...given: Given<Name>
) => AsyncGenerator<ApiAnswer<Name>, void, undefined>;

type Method = ApiRequest["method"];
interface EndpointOptions {
  /** Filters go into the body, and all else into the URL. */
  filters?: boolean;
  /** Is not tried again: the first request may have been heard. */
  once?: boolean;
}

/** Makes the function of an endpoint; its parameters find their places by the path and the method. */
export const endpoint =
  <Name extends keyof Api>(method: Method, path: string, options?: EndpointOptions): ApiFunction<Name> =>
  async (kai, ...given) =>
    (await kai.request(requestOf(method, path, given, options))) as ApiAnswer<Name>;

/** The same for an endpoint that answers lines. */
export const lines = <Name extends keyof Api>(
  method: Method,
  path: string,
  options?: EndpointOptions,
): ApiLines<Name> =>
  async function* (kai, ...given) {
    const request = requestOf(method, path, given, options);
    for await (const line of kai.requestLines(request)) yield JSON.parse(line) as ApiAnswer<Name>;
  };

function requestOf(
  method: Method,
  template: string,
  [params = {}, options]: readonly [params?: object, options?: RequestOptions],
  { filters: takesFilters = false, once = false }: EndpointOptions = {},
): ApiRequest {
  const rest = new Map(Object.entries(params).filter(([, value]) => value !== undefined));
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name) ?? "");
    rest.delete(name);
    return segment(value, name);
  });
  const isInBody = (name: string) =>
    takesFilters ? name === "filters" || name === "operator" : method === "POST" || method === "PATCH";
  const search = new URLSearchParams();
  const body: [string, unknown][] = [];
  for (const [name, value] of rest) {
    if (isInBody(name)) body.push([name, value]);
    else search.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  return {
    ...options,
    method,
    path: search.size > 0 ? `${path}?${search.toString()}` : path,
    ...((takesFilters || body.length > 0) && { body: JSON.stringify(Object.fromEntries(body)) }),
    ...(once && { maxRetries: 0 }),
  };
}
