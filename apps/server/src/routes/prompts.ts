import {
  createPrompt,
  deletePrompt,
  getPrompt,
  listPrompts,
  newPrompt,
  promptChange,
  promptsQuery,
  readBody,
  updatePrompt,
} from "@kai/schema";
import type { Prompt, State } from "@kai/storage";
import type { FastifyInstance } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { onRecord } from "./on-record.ts";
import { pageLinks } from "./page-links.ts";
import { found, promptKey } from "./prompt-key.ts";
import { versionAnswer } from "./prompt-versions.ts";
import { readQuery } from "./read-query.ts";

/** Prompts, which requests to models can name instead of saying all, each within the project of the key that asks. */
export function prompts(app: FastifyInstance, state: Pick<State, "prompts" | "audit">): void {
  const record = onRecord(state.audit);

  serve(app, listPrompts, async (request) => {
    const { page, page_size, search } = readQuery(promptsQuery, request.query);
    const { project_id } = callerOf(request);
    const range = { limit: page_size, offset: (page - 1) * page_size };
    const { count, results } = await state.prompts.list({ project_id, search, ...range });
    return { count, ...pageLinks(request, { page, page_size, count }), results: results.map(answer) };
  });
  serve(app, createPrompt, async (request, reply) => {
    const { project_id, key_id: by } = callerOf(request);
    const made = await state.prompts.create({ ...readBody(newPrompt, request.body), project_id, by });
    await record(request, "prompts.create", made.prompt_id);
    return reply.code(201).send(answer(made));
  });
  serve(app, getPrompt, async (request) => answer(found(await state.prompts.get(promptKey(request)))));
  serve(app, updatePrompt, async (request) => {
    const change = readBody(promptChange, request.body);
    const { key_id: by } = callerOf(request);
    const changed = found(await state.prompts.update(promptKey(request), { ...change, by }));
    await record(request, "prompts.update", changed.prompt_id);
    return answer(changed);
  });
  serve(app, deletePrompt, async (request, reply) => {
    await record(request, "prompts.delete", found(await state.prompts.delete(promptKey(request))));
    return reply.code(204).send();
  });
}

const answer = ({ current_version, live_version, ...prompt }: Prompt) => ({
  id: prompt.prompt_id,
  ...prompt,
  current_version: current_version && versionAnswer(current_version),
  live_version: live_version && versionAnswer(live_version),
});
