import { listLosses, lossesQuery } from "@kai/schema";
import type { Losses } from "@kai/storage";
import type { FastifyInstance } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { readQuery, timeRange } from "./read-query.ts";

const day = 86_400_000;

/** What senders lost, as they reported it with their batches. */
export function losses(app: FastifyInstance, ledger: Losses): void {
  serve(app, listLosses, async (request) => {
    const { project_id, environment } = callerOf(request);
    const range = timeRange(readQuery(lossesQuery, request.query), day);
    const results = await ledger.list({ project_id, environment, ...range });
    return { results, total: results.reduce((sum, { count }) => sum + count, 0) };
  });
}
