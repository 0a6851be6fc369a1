import {
  auditQuery,
  createKey,
  createProject,
  KaiError,
  newProject,
  listAudit,
  listKeys,
  listProjects,
  newKey,
  revokeKey,
} from "@kai/schema";
import { ProjectError, type State } from "@kai/storage";
import type { FastifyInstance } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { onRecord } from "./on-record.ts";
import { readQuery } from "./read-query.ts";
import { readSettings } from "./read-settings.ts";

/** Keys, projects and the audit, each within the project of the key that asks. */
export function administration(app: FastifyInstance, { keys, projects, audit }: State): void {
  const record = onRecord(audit);

  serve(app, createKey, async (request, reply) => {
    const { project_id, environment } = callerOf(request);
    const { plaintext, ...key } = await keys.create({ environment, ...readSettings(newKey, request.body), project_id });
    await record(request, "keys.create", key.key_id);
    return reply
      .code(201)
      .header("cache-control", "no-store")
      .send({ ...key, key: plaintext });
  });
  serve(app, listKeys, async (request) => {
    const { project_id } = callerOf(request);
    return { results: await keys.list({ project_id }) };
  });
  serve(app, revokeKey, async (request) => {
    const { key_id } = request.params as { key_id: string };
    const key = await keys.revoke({ key_id, project_id: callerOf(request).project_id });
    if (!key) throw new KaiError("KEY_NOT_FOUND");
    await record(request, "keys.revoke", key_id);
    return key;
  });
  serve(app, createProject, async (request, reply) => {
    const { id, name } = readSettings(newProject, request.body);
    const project = await projects.create({ id, name }).catch((error: unknown) => {
      throw error instanceof ProjectError
        ? new KaiError("VALIDATION_ERROR", { fields: { id: [error.message] } })
        : error;
    });
    const { key_id: actor } = callerOf(request);
    await audit.record({ project_id: id, actor, action: "projects.create", target: id, address: request.ip });
    return reply.code(201).send(project);
  });
  serve(app, listProjects, async (request) => {
    const { project_id } = callerOf(request);
    const all = await projects.list();
    return { results: request.session?.via === "password" ? all : all.filter(({ id }) => id === project_id) };
  });
  serve(app, listAudit, async (request) => {
    const { limit = 100, before } = readQuery(auditQuery, request.query);
    return { results: await audit.list({ project_id: callerOf(request).project_id, limit, before }) };
  });
}
