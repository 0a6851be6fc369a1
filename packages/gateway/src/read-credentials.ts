import type { AddressPolicy } from "./address-policy.ts";
import type { Credentials } from "./credentials.ts";
import { invalidRequest } from "./gateway-error.ts";
import { Secret } from "./secret.ts";

/** Other names that credentials come under. */
const otherNames: Readonly<Record<string, keyof Credentials>> = {
  apiKey: "api_key",
  base_url: "api_base",
  region: "aws_region",
  region_name: "aws_region",
  aws_region_name: "aws_region",
  vertex_credentials: "vertex_service_account",
  vertex_ai_credentials: "vertex_service_account",
  project_id: "vertex_project",
  location: "vertex_location",
};

const secretNames = ["api_key", "aws_secret_access_key", "aws_session_token", "vertex_service_account"] as const;
const plainNames = [
  "api_base",
  "api_version",
  "aws_access_key_id",
  "aws_region",
  "vertex_project",
  "vertex_location",
] as const;

/** They become part of an address. */
const partsOfHosts = new Set<string>(["aws_region", "vertex_location"]);

const isSecret = (name: string): name is (typeof secretNames)[number] =>
  (secretNames as readonly string[]).includes(name);
const isPlain = (name: string): name is (typeof plainNames)[number] => (plainNames as readonly string[]).includes(name);

/**
 * Reads credentials as a request or the store writes them; from here on, what is secret is a `Secret`.
 *
 * @param param Where they stand, for errors, which never show a value.
 * @param policy Of addresses that clients choose; the operator's own are not asked about.
 * @throws GatewayError 400
 */
export function readCredentials(
  given: Readonly<Record<string, unknown>>,
  param: string,
  policy?: AddressPolicy,
): Credentials {
  const credentials: Credentials = {};
  for (const [written, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === "") continue;
    const name = otherNames[written] ?? written;
    // A service account may come as the object it is.
    const text = name === "vertex_service_account" && typeof value === "object" ? JSON.stringify(value) : value;
    if (typeof text !== "string")
      throw invalidRequest(`${param}.${written} must be a string`, { param: `${param}.${written}` });
    if (name === "vertex_service_account") credentials[name] = new Secret(text);
    else if (isSecret(name)) credentials[name] = readSecret(text, `${param}.${written}`);
    else if (partsOfHosts.has(name) && !/^[a-z0-9-]+$/.test(text))
      throw invalidRequest(`${param}.${written} must be the name of a region`, { param: `${param}.${written}` });
    else if (isPlain(name)) credentials[name] = text;
    else throw invalidRequest(`${param} has no credential ${written}`, { param: `${param}.${written}` });
  }
  checkServiceAccount(credentials, param);
  const problem = credentials.api_base !== undefined && policy && problemOf(credentials.api_base, policy);
  if (problem)
    throw invalidRequest(`${param}.api_base ${problem}`, { param: `${param}.api_base`, code: "api_base_not_allowed" });
  return credentials;
}

/** Paths are put behind it: what stands there would swallow them. */
const problemOf = (address: string, policy: AddressPolicy): string | undefined =>
  policy.problem(address) ?? (/[?#]/.test(address) ? "must end before any ? or #" : undefined);

/**
 * A secret without the line's end that files and clipboards add to it.
 *
 * @throws GatewayError 400 when no header could carry it
 */
export function readSecret(given: string, param: string): Secret {
  const text = given.trim();
  if (!/^[ -~]+$/.test(text)) throw invalidRequest(`${param} must be printable ASCII characters`, { param });
  return new Secret(text);
}

/** Told where it is given, for then nobody has to be asked. */
function checkServiceAccount({ vertex_service_account: account }: Credentials, param: string): void {
  if (!account || isServiceAccount(account.reveal())) return;
  throw invalidRequest(`${param}.vertex_service_account must be the JSON of a service account's key`, {
    param: `${param}.vertex_service_account`,
  });
}

function isServiceAccount(json: string): boolean {
  try {
    const { client_email, private_key, token_uri = "" } = Object(JSON.parse(json)) as Record<string, unknown>;
    return [client_email, private_key, token_uri].every((each) => typeof each === "string");
  } catch {
    return false;
  }
}
