import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

/** The shop's customers by their sign-in token; a real shop would ask its session store. */
const users = new Map([
  ["anna-token", { customer_identifier: "customer_anna", name: "Anna Weber", email: "anna@example.com" }],
  ["ben-token", { customer_identifier: "customer_ben", name: "Ben Okafor", email: "ben@example.com" }],
  ["chi-token", { customer_identifier: "customer_chi", name: "Chi Tran", email: "chi@example.com" }],
]);

export function userOf(req: IncomingMessage) {
  return users.get(req.headers.authorization?.replace("Bearer ", "") ?? "");
}

/** Refuses requests of nobody. */
export const requireUser: RequestHandler = (req, res, next) => {
  if (userOf(req)) next();
  else res.status(401).json({ error: "Sign in: send the header Authorization: Bearer anna-token" });
};
