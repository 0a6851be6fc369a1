import type { IncomingMessage } from "node:http";
import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from "@nestjs/common";

/** The shop's customers by their sign-in token; a real shop would ask its session store. */
const users = new Map([
  ["anna-token", { customer_identifier: "customer_anna", name: "Anna Weber", email: "anna@example.com" }],
  ["ben-token", { customer_identifier: "customer_ben", name: "Ben Okafor", email: "ben@example.com" }],
  ["chi-token", { customer_identifier: "customer_chi", name: "Chi Tran", email: "chi@example.com" }],
]);

export function userOf(request: IncomingMessage) {
  return users.get(request.headers.authorization?.replace("Bearer ", "") ?? "");
}

/** Refuses requests of nobody. */
@Injectable()
export class RequireUser implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (userOf(context.switchToHttp().getRequest())) return true;
    throw new UnauthorizedException({ error: "Sign in: send the header Authorization: Bearer anna-token" });
  }
}
