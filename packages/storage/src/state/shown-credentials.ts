/** What a provider's account is reached with, by name, such as `api_key`. */
export type Credentials = Readonly<Record<string, string>>;

const open = new Set(["api_version", "aws_region", "vertex_project", "vertex_location"]);

/** Credentials as they may be shown: the last 4 characters of a long one, nothing of a short one. */
export const shownCredentials = (credentials: Credentials): Credentials =>
  Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [
      name,
      open.has(name) ? value : `…${value.length >= 20 ? value.slice(-4) : ""}`,
    ]),
  );
