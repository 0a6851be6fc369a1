import type { Audit } from "@kai/storage";
import type { FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";

/** Puts on record what the key of a request did to something of its project. */
export const onRecord = (audit: Audit) => (request: FastifyRequest, action: string, target: string) => {
  const { key_id: actor, project_id } = callerOf(request);
  return audit.record({ project_id, actor, action, target, address: request.ip });
};
