import { KaiApiError } from "./error.ts";
import { atLeast, type KaiOptions } from "./options.ts";

/** Where requests go and how; holds the API key, so it must stay in private state. */
export interface Connection {
  /** Absent where the browser sends the cookie of a session instead. */
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/** What makes every request impossible until the configuration changes. */
export interface ConfigurationProblem {
  readonly code: "missing_api_key" | "invalid_base_url";
  readonly message: string;
}

/** Completes the options from the environment and the defaults; never throws. */
export function resolveConnection(options: KaiOptions): Connection | ConfigurationProblem {
  const isByCookie = options.credentials === "same-origin";
  const apiKey = isByCookie
    ? undefined
    : firstOf(options.apiKey, "KAI_API_KEY", "KEYWORDSAI_API_KEY", "RESPAN_API_KEY");
  // Anything else would make fetch throw an error that quotes the header, key included.
  if (!isByCookie && !/^[\x21-\x7e]+$/.test(apiKey ?? "")) {
    const message = apiKey ? "The API key has characters that a header cannot carry" : "There is no API key";
    return {
      code: "missing_api_key",
      message: `${message}: pass apiKey to new Kai(), or set KAI_API_KEY in the environment.`,
    };
  }
  const baseUrl = readBaseUrl(
    firstOf(options.baseUrl, "KAI_BASE_URL", "KEYWORDSAI_BASE_URL", "KEYWORDS_AI_BASE_URL", "RESPAN_BASE_URL") ??
      "http://127.0.0.1:8787",
  );
  if (baseUrl === undefined) {
    const message = "The base URL must look like https://kai.example.com: correct baseUrl, or KAI_BASE_URL.";
    return { code: "invalid_base_url", message };
  }
  return {
    apiKey,
    baseUrl,
    timeoutMs: atLeast(1, options.timeoutMs, 10_000),
    maxRetries: atLeast(0, options.maxRetries, 2),
    fetch: options.fetch,
  };
}

/** @throws {KaiApiError} when no request is possible */
export function usable(connection: Connection | ConfigurationProblem): Connection {
  if ("code" in connection) throw new KaiApiError(connection.message, connection);
  return connection;
}

/** For texts of others, which may quote the request. */
export function withoutKey(text: string, { apiKey }: Connection): string {
  return apiKey === undefined ? text : text.replaceAll(apiKey, "[api key]");
}

/** The option, else the first environment variable that is set. */
export function firstOf(option: string | undefined, ...environment: string[]): string | undefined {
  // `process` is absent on some edge runtimes.
  const variables: Record<string, string | undefined> = typeof process === "undefined" ? {} : process.env;
  return [option, ...environment.map((name) => variables[name])].map((value) => value?.trim()).find(Boolean);
}

function readBaseUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  return url.origin + url.pathname.replace(/\/+$/, "").replace(/\/api$/, "");
}
