/** Where a server is, and who asks. */
export interface Address {
  /** Without user and password: it may be shown. */
  url: string;
  username: string;
  password: string;
  database: string;
}

/**
 * Reads `https://user:password@host:8443/database`.
 *
 * @throws Error that does not repeat the password
 */
export function readAddress(text: string): Address {
  const url = URL.parse(text);
  const [database = "", ...rest] = url?.pathname.slice(1).split("/") ?? [];
  if (!url || !/^https?:$/.test(url.protocol) || rest.length > 0 || url.search !== "") {
    throw new Error(
      "ClickHouse's URL must look like https://user:password@host:8443/database, " +
        "with signs such as / and @ in the password written as %2F and %40.",
    );
  }
  return {
    url: url.origin,
    username: decodeURIComponent(url.username) || "default",
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(database) || "default",
  };
}
