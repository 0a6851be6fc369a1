import { KaiError } from "@kai/schema";
import type { PromptKey } from "@kai/storage";
import type { FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";

/** The prompt that a request's path names. */
export function promptKey(request: FastifyRequest): PromptKey {
  const { prompt_id } = request.params as { prompt_id: string };
  return { project_id: callerOf(request).project_id, prompt_id };
}

/** @throws KaiError PROMPT_NOT_FOUND */
export function found<Found>(prompt: Found | null): Found {
  if (prompt === null) throw new KaiError("PROMPT_NOT_FOUND");
  return prompt;
}
