import { hash } from "node:crypto";
import { Secret } from "./secret.ts";

/** What a provider's account is reached with. Which of them a provider needs, its file says. */
export interface Credentials {
  api_key?: Secret;
  /** Address of the account's own deployment. */
  api_base?: string;
  /** @example "2024-10-21" */
  api_version?: string;
  aws_access_key_id?: string;
  aws_secret_access_key?: Secret;
  aws_session_token?: Secret;
  /** @example "eu-central-1" */
  aws_region?: string;
  /** The JSON of a Google service account. */
  vertex_service_account?: Secret;
  vertex_project?: string;
  /** @example "europe-west1" */
  vertex_location?: string;
}

const fingerprints = new WeakMap<Credentials, string>();

/** Tells credentials apart without telling what they are. */
export function fingerprint(credentials: Credentials): string {
  const known = fingerprints.get(credentials) ?? hashOf(credentials);
  fingerprints.set(credentials, known);
  return known;
}

function hashOf(credentials: Credentials): string {
  const values = Object.entries(credentials).map(([name, value]: [string, unknown]) =>
    JSON.stringify([name, value instanceof Secret ? value.reveal() : value]),
  );
  return hash("sha256", values.toSorted().join());
}
