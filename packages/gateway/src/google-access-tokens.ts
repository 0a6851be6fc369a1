import { createSign } from "node:crypto";
import { UpstreamFailure } from "./call-upstream.ts";
import { fingerprint } from "./credentials.ts";
import type { ProviderCall } from "./provider.ts";
import type { Secret } from "./secret.ts";

const scope = "https://www.googleapis.com/auth/cloud-platform";
const googleTokens = "https://oauth2.googleapis.com/token";
const hour = 3600;
/** Seconds before its end from which a token is no longer used: calls may last a while. */
const margin = 60;
const mostAccounts = 1000;

export interface GoogleAccess {
  token: string;
  /** The project the account belongs to. */
  project_id?: string;
}

interface Known {
  access: Promise<GoogleAccess>;
  /** Milliseconds since 1970; known once Google has answered. */
  until: number;
}

/**
 * Access tokens of service accounts, each used until it ends; requests that come at once wait for the same one.
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export class GoogleAccessTokens {
  readonly #known = new Map<string, Known>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @throws UpstreamFailure when Google does not accept the account */
  of(account: Secret, postForm: ProviderCall["postForm"]): Promise<GoogleAccess> {
    const key = fingerprint({ vertex_service_account: account });
    const known = this.#known.get(key);
    if (known && this.#now() < known.until) return known.access;
    const asked: Known = { access: this.#ask(account, postForm, (until) => (asked.until = until)), until: Infinity };
    this.#known.delete(key);
    this.#known.set(key, asked);
    if (this.#known.size > mostAccounts) this.#known.delete(this.#known.keys().next().value!);
    asked.access.catch(() => this.#known.get(key) === asked && this.#known.delete(key));
    return asked.access;
  }

  async #ask(
    account: Secret,
    postForm: ProviderCall["postForm"],
    lasts: (until: number) => void,
  ): Promise<GoogleAccess> {
    const read = JSON.parse(account.reveal()) as ServiceAccount;
    const { project_id, token_uri = googleTokens } = read;
    const { status, json } = await postForm(token_uri, {
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: assertionOf({ ...read, token_uri }, this.#now()),
    });
    const { access_token, expires_in = hour, error } = Object(json) as TokenAnswer;
    if (typeof access_token !== "string") {
      const told = typeof error === "string" ? error : `status ${status}`;
      const failure = { code: "service_account_refused", message: `Google gave no access token: ${told}.` };
      throw new UpstreamFailure({ ...failure, status: status < 500 ? 401 : status });
    }
    lasts(this.#now() + (expires_in - margin) * 1000);
    return { token: access_token, ...(project_id && { project_id }) };
  }
}

interface ServiceAccount {
  client_email: string;
  private_key: string;
  private_key_id?: string;
  project_id?: string;
  token_uri?: string;
}

interface TokenAnswer {
  access_token?: unknown;
  /** Seconds. */
  expires_in?: number;
  error?: unknown;
}

/** What an account signs to show that it is itself. @throws UpstreamFailure when its key is none */
function assertionOf(account: ServiceAccount & { token_uri: string }, now: number): string {
  const issued = Math.floor(now / 1000);
  const parts = [
    { alg: "RS256", typ: "JWT", kid: account.private_key_id },
    { iss: account.client_email, scope, aud: account.token_uri, iat: issued, exp: issued + hour },
  ];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  try {
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(account.private_key, "base64url")}`;
  } catch {
    // The error may show the key.
    throw new UpstreamFailure({
      status: 401,
      code: "service_account_refused",
      message: "The private key of the service account cannot sign.",
    });
  }
}
