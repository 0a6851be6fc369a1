import { asObject, type Draft } from "./draft.ts";

const secretNames = new Set(
  [
    [
      "authorization",
      "proxy-authorization",
      "cookie",
      "set-cookie",
      "x-api-key",
      "api-key",
      "x-goog-api-key",
      "ocp-apim-subscription-key",
    ],
    ["api_key", "apikey", "secret", "client_secret", "password", "access_token", "refresh_token", "posthog_api_key"],
    [
      "aws_access_key_id",
      "aws_secret_access_key",
      "aws_session_token",
      "customer_credentials",
      "customer_api_keys",
      "credential_override",
    ],
  ].flat(),
);

/** Conversations are the caller's to redact; walking them would also cost the most. */
const notWalked = new Set(["messages", "input", "prompt", "tools"]);

/** What stands where a credential was. */
const removed = "[removed by kai: credential]";

/** The value without credentials, by the names under which providers and gateways take them. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (secretNames.has(name.toLowerCase())) return [name, removed];
      return [name, notWalked.has(name) ? each : withoutSecrets(each)];
    }),
  );
}

/** Takes credentials out of every place of a log in which callers are known to leave them. */
export function removeSecrets(draft: Draft): void {
  const { values, extra } = draft;
  for (const name of ["full_request", "extra_headers", "variables", "prompt"] as const) {
    if (draft.has(name)) values[name] = withoutSecrets(values[name]);
  }
  Object.assign(extra, asObject(withoutSecrets(extra)));
}
