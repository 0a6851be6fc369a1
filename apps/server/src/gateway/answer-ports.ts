import type { AnswerPorts } from "@kai/gateway";
import type { Caller, State } from "@kai/storage";
import type { FastifyBaseLogger } from "fastify";

/** Answers as the state keeps them, for the gateway: what the state fails to do is logged, and not missed. */
export function answerPorts({ answers }: Pick<State, "answers">, log: FastifyBaseLogger): AnswerPorts<Caller> {
  return {
    async find({ project_id, environment }, cache_key, ttl) {
      try {
        const text = await answers.find({ project_id, environment, cache_key }, ttl);
        return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
      } catch (error) {
        log.error({ err: error }, "the cache of answers could not be read");
        return null;
      }
    },
    async keep({ project_id, environment }, { completion, ...answer }) {
      try {
        await answers.keep({ ...answer, project_id, environment, completion: JSON.stringify(completion) });
      } catch (error) {
        log.error({ err: error }, "an answer was not cached");
      }
    },
  };
}
