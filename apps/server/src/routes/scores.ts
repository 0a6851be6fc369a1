import {
  createLogScore,
  createScore,
  deleteLogScore,
  deleteScore,
  getLogScore,
  getScore,
  KaiError,
  listLogScores,
  listScores,
  newScore,
  readBody,
  type Score,
  scoresQuery,
  scoreValues,
  updateLogScore,
  updateScore,
} from "@kai/schema";
import type { LogStore, StoredLog } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { reviseLog } from "./change-logs.ts";
import { readSelection } from "./list-request.ts";
import {
  answerScore,
  answerScores,
  evaluatorOf,
  findScore,
  readScoreId,
  withoutScore,
  withScore,
  withValues,
} from "./log-scores.ts";
import { pageNumberAddress, questionOf } from "./request-logs.ts";

const month = 30 * 86_400_000;

/** A score by the ids in a path: its own, or its log's and then its own or the evaluator's. */
interface ScorePath {
  log_id?: string;
  score_id: string;
}

/** What evaluators say of logs: kept in the logs themselves. */
export function scores(app: FastifyInstance, store: LogStore): void {
  const logOf = async (request: FastifyRequest, unique_id: string): Promise<StoredLog> => {
    const log = await store.get({ project_id: callerOf(request).project_id, unique_id });
    if (!log) throw new KaiError("LOG_NOT_FOUND");
    return log;
  };

  const create = async (request: FastifyRequest, log_id: string, body: unknown): Promise<Score> => {
    const given = readBody(newScore, body);
    const now = new Date().toISOString();
    const log = await reviseLog(store, request, log_id, (before) => ({ scores: withScore(before, given, now) }));
    return findScore(log, evaluatorOf(given));
  };

  const get = async (request: FastifyRequest) => {
    const { log_id, evaluator_id } = pathOf(request);
    return findScore(await logOf(request, log_id), evaluator_id);
  };

  const update = async (request: FastifyRequest) => {
    const { log_id, evaluator_id } = pathOf(request);
    const values = readBody(scoreValues, request.body);
    const now = new Date().toISOString();
    const log = await reviseLog(store, request, log_id, (before) => ({
      scores: withValues(before, evaluator_id, values, now),
    }));
    return findScore(log, evaluator_id);
  };

  serve(app, createLogScore, async (request, reply) => {
    const { log_id } = request.params as { log_id: string };
    return reply.code(201).send(await create(request, log_id, request.body));
  });
  serve(app, createScore, async (request, reply) => {
    const { log_id, ...body } = readBody(createScore.body, request.body);
    return reply.code(201).send(await create(request, log_id, body));
  });
  serve(app, listLogScores, async (request) => {
    const { log_id } = request.params as { log_id: string };
    const results = answerScores(await logOf(request, log_id));
    return { count: results.length, next: null, previous: null, results };
  });
  serve(app, listScores, async (request) => {
    const { selection, parameters } = readSelection(scoresQuery, questionOf(request), month);
    const { page = 1, page_size = 100, evaluator_id } = parameters;
    const { count, results } = await store.scores({ ...selection, evaluator_id, page, page_size });
    return {
      count,
      next: page * page_size < count ? pageNumberAddress(request, page + 1) : null,
      previous: page > 1 ? pageNumberAddress(request, page - 1) : null,
      results: results.map((each) => answerScore(each, each.evaluator_id, each.score)),
    };
  });
  for (const contract of [getLogScore, getScore]) serve(app, contract, get);
  for (const contract of [updateLogScore, updateScore]) serve(app, contract, update);
  for (const contract of [deleteLogScore, deleteScore])
    serve(app, contract, async (request, reply) => {
      const { log_id, evaluator_id } = pathOf(request);
      await reviseLog(store, request, log_id, (before) => ({ scores: withoutScore(before, evaluator_id) }));
      return reply.code(204).send();
    });
}

function pathOf(request: FastifyRequest): { log_id: string; evaluator_id: string } {
  const { log_id, score_id } = request.params as ScorePath;
  if (log_id === undefined) return readScoreId(score_id);
  const own = `${log_id}~`;
  return { log_id, evaluator_id: score_id.startsWith(own) ? score_id.slice(own.length) : score_id };
}
