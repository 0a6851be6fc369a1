/** The shop's customers by their sign-in token; a real shop would ask its session store. */
export const users = new Map([
  ["anna-token", { customer_identifier: "customer_anna", name: "Anna Weber", email: "anna@example.com" }],
  ["ben-token", { customer_identifier: "customer_ben", name: "Ben Okafor", email: "ben@example.com" }],
  ["chi-token", { customer_identifier: "customer_chi", name: "Chi Tran", email: "chi@example.com" }],
]);

/** Whoever signed in: programs send a header, browsers a cookie. */
export function userOf(headers: Pick<Headers, "get">) {
  const credentials = headers.get("authorization") ?? headers.get("cookie") ?? "";
  return users.get(/(?:Bearer |\btoken=)([\w-]+)/.exec(credentials)?.[1] ?? "");
}
