import type { IncomingMessage } from "node:http";
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from "@nestjs/common";
import { GqlExecutionContext } from "@nestjs/graphql";

export interface User {
  customer_identifier: string;
  name: string;
  email: string;
}

/** The shop's customers by their sign-in token; a real shop would ask its session store. */
const users = new Map<string, User>([
  ["anna-token", { customer_identifier: "customer_anna", name: "Anna Weber", email: "anna@example.com" }],
  ["ben-token", { customer_identifier: "customer_ben", name: "Ben Okafor", email: "ben@example.com" }],
  ["chi-token", { customer_identifier: "customer_chi", name: "Chi Tran", email: "chi@example.com" }],
]);

export function userOf(request: Pick<IncomingMessage, "headers">): User | undefined {
  return users.get(request.headers.authorization?.replace("Bearer ", "") ?? "");
}

/** The user of a request of either kind. */
function currentUser(execution: ExecutionContext): User | undefined {
  const isGraphQL = execution.getType<string>() === "graphql";
  const { req } = isGraphQL
    ? GqlExecutionContext.create(execution).getContext<{ req: IncomingMessage }>()
    : { req: execution.switchToHttp().getRequest<IncomingMessage>() };
  return userOf(req);
}

/** Who asks, for a handler's parameter. */
export const CurrentUser = createParamDecorator((_: unknown, execution) => currentUser(execution));

/** Refuses requests of nobody. */
@Injectable()
export class RequireUser implements CanActivate {
  canActivate(execution: ExecutionContext): boolean {
    if (currentUser(execution)) return true;
    throw new UnauthorizedException({ error: "Sign in: send the header Authorization: Bearer anna-token" });
  }
}
