import { clearCache, describeCache } from "@kai/schema";
import type { State } from "@kai/storage";
import type { FastifyInstance } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { onRecord } from "./on-record.ts";

/** The gateway's cache, for the project and environment of the key that asks. */
export function cachedAnswers(app: FastifyInstance, { answers, audit }: Pick<State, "answers" | "audit">): void {
  const record = onRecord(audit);
  serve(app, describeCache, (request) => answers.totals(callerOf(request)));
  serve(app, clearCache, async (request) => {
    const { project_id, environment } = callerOf(request);
    const deleted = await answers.clear({ project_id, environment });
    await record(request, "cache.clear", environment);
    return { deleted };
  });
}
