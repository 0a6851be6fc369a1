import { createLog, createLogs, getLog, isKaiError, KaiError, limits, listLogs, searchLogs } from "@kai/schema";
import type { Losses, LogStore } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf, requireScope } from "../http/auth.ts";
import { bodyOf } from "../http/body.ts";
import { serve } from "../http/contract.ts";
import type { Intake } from "../ingest/intake.ts";
import { batchOf } from "./batch-of.ts";
import { filtersData } from "./filters-data.ts";
import { isListBody, listRequest, type Question } from "./list-request.ts";
import { answerLog, answerWhole } from "./log-fields.ts";
import { readLossReport } from "./loss-report.ts";

/** Logs: create one or many, list, get. */
export function requestLogs(
  app: FastifyInstance,
  { store, intake, ledger }: { store: LogStore; intake: Intake; ledger: Losses },
): void {
  const read = async (project_id: string, unique_id: string): Promise<Record<string, unknown> | null> => {
    const stored = await store.get({ project_id, unique_id });
    return stored && answerWhole(stored);
  };

  const list = async (request: FastifyRequest) => {
    const { query, fields, fetchFilters, current_filters } = listRequest(questionOf(request));
    const { filters: _, ...unfiltered } = query;
    const [page, choices] = await Promise.all([store.list(query), fetchFilters && store.filterChoices(unfiltered)]);
    return {
      count: page.count,
      next: page.next_cursor && pageAddress(request, page.next_cursor),
      previous: null,
      next_cursor: page.next_cursor,
      results: page.results.map((log) => answerLog(log, fields)),
      current_filters,
      ...(choices && { filters_data: filtersData(choices) }),
    };
  };

  const create = async (request: FastifyRequest) => {
    // Older clients list by posting filters to the address that creates.
    const caller = callerOf(request);
    if (isListBody(request.body)) {
      requireScope(caller, "read");
      return list(request);
    }
    const [taken] = await intake.take([bodyOf(request)], {
      caller,
      method: "logging_api",
      bytes: request.bodyBytes,
      waits: (block) => block !== false,
    });
    if (isKaiError(taken)) throw taken;
    const { unique_id, block } = taken!;
    const log_data = block === true ? await read(caller.project_id, unique_id) : undefined;
    return { message: "log successful", unique_id, id: unique_id, ...(log_data && { log_data }) };
  };

  const createBatch = async (request: FastifyRequest) => {
    const caller = callerOf(request);
    const report = readLossReport(request.body);
    const results = await intake.take(batchOf(bodyOf(request), report ? 0 : 1), {
      caller,
      method: "batch",
      bytes: request.bodyBytes,
      waits: (block) => block === true,
    });
    const [only] = results;
    // Alone, a log is refused as a whole, so that its sender can make it smaller.
    if (results.length === 1 && isKaiError(only) && only.code === "PAYLOAD_TOO_LARGE") throw only;
    if (report) await ledger.record(caller, report);
    return {
      results: results.map((result) =>
        isKaiError(result)
          ? { id: null, status: "error", error: result.message, errors: result.fields }
          : { id: result.unique_id, status: "success" },
      ),
    };
  };

  serve(app, createLogs, createBatch, { bodyLimit: limits.batchBytes });
  serve(app, createLog, create, { bodyLimit: limits.logBytes });
  serve(app, listLogs, list);
  serve(app, searchLogs, list);
  serve(app, getLog, async (request) => {
    const { unique_id } = request.params as { unique_id: string };
    const log = await read(callerOf(request).project_id, unique_id);
    if (!log) throw new KaiError("LOG_NOT_FOUND");
    return log;
  });
}

/** What a request asks of logs. */
export const questionOf = (request: FastifyRequest): Question => ({
  search: request.query,
  body: request.body,
  caller: callerOf(request),
});

function pageAddress(request: FastifyRequest, cursor: string): string {
  const address = addressOf(request);
  address.searchParams.delete("page");
  address.searchParams.set("cursor", cursor);
  return address.href;
}

/** The address of another page of what a request asks. */
export function pageNumberAddress(request: FastifyRequest, page: number): string {
  const address = addressOf(request);
  address.searchParams.set("page", String(page));
  return address.href;
}

const addressOf = (request: FastifyRequest) => new URL(request.url, `${request.protocol}://${request.host}`);
