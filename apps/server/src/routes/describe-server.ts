import { describeServer as contract, type ServerFacts } from "@kai/schema";
import type { FastifyInstance } from "fastify";
import { serve } from "../http/contract.ts";

/** How the server runs, for administrators. */
export function describeServer(app: FastifyInstance, facts: ServerFacts): void {
  serve(app, contract, async () => facts);
}
