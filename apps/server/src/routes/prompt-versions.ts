import { TemplateError, templatesOf } from "@kai/gateway";
import {
  createPromptVersion,
  deletePromptVersion,
  deployPromptVersion,
  getPromptVersion,
  KaiError,
  listPromptVersions,
  newPromptVersion,
  type PromptContent,
  promptVersionChange,
  promptVersionsQuery,
  readBody,
  updatePromptVersion,
} from "@kai/schema";
import type { PromptVersion, State, VersionKey } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { onRecord } from "./on-record.ts";
import { pageLinks } from "./page-links.ts";
import { found, promptKey } from "./prompt-key.ts";
import { readQuery } from "./read-query.ts";

/** What prompts say, version by version, and which of them answers. */
export function promptVersions(
  app: FastifyInstance,
  { prompts, promptVersions: versions, audit }: Pick<State, "prompts" | "promptVersions" | "audit">,
): void {
  const record = onRecord(audit);
  const changed = async (request: FastifyRequest, action: string, { prompt_id, version }: PromptVersion) => {
    await record(request, `prompts.${action}`, `${prompt_id} version ${version}`);
  };
  /** Says which of both there is not. */
  const existing = async (request: FastifyRequest, version: PromptVersion | null) => {
    if (version) return version;
    found(await prompts.get(promptKey(request)));
    throw new KaiError("PROMPT_VERSION_NOT_FOUND");
  };
  const deploy = async (request: FastifyRequest, key: VersionKey) => {
    const { key_id: by } = callerOf(request);
    const deployed = await existing(request, await versions.deploy({ ...key, by }));
    await changed(request, "deploy", deployed);
    return deployed;
  };

  serve(app, listPromptVersions, async (request) => {
    const { page, page_size } = readQuery(promptVersionsQuery, request.query);
    const range = { limit: page_size, offset: (page - 1) * page_size };
    const { count, results } = found(await versions.list({ ...promptKey(request), ...range }));
    return { count, ...pageLinks(request, { page, page_size, count }), results: results.map(versionAnswer) };
  });
  serve(app, createPromptVersion, async (request, reply) => {
    const { deploy: atOnce, description = "", ...content } = readBody(newPromptVersion, request.body);
    const { key_id: by } = callerOf(request);
    const key = promptKey(request);
    const made = found(await versions.create(key, { content: said(content), description, by }));
    await changed(request, "create-version", made);
    const answer = atOnce ? await deploy(request, { ...key, version: made.version }) : made;
    return reply.code(201).send(versionAnswer(answer));
  });
  serve(app, getPromptVersion, async (request) =>
    versionAnswer(await existing(request, await versions.get(versionKey(request)))),
  );
  serve(app, updatePromptVersion, async (request) => {
    const { deploy: atOnce, description, ...change } = readBody(promptVersionChange, request.body);
    const key = versionKey(request);
    if (atOnce && description === undefined && Object.keys(change).length === 0)
      return versionAnswer(await deploy(request, key));
    const revise = (content: PromptContent) => said(readBody(newPromptVersion, { ...content, ...change }));
    const { key_id: by } = callerOf(request);
    const revised = await existing(request, await versions.update(key, { revise, description, by }));
    await changed(request, "update-version", revised);
    return versionAnswer(atOnce ? await deploy(request, { ...key, version: revised.version }) : revised);
  });
  serve(app, deletePromptVersion, async (request, reply) => {
    const { key_id: by } = callerOf(request);
    const gone = await existing(request, await versions.delete({ ...versionKey(request), by }));
    await changed(request, "delete-version", gone);
    return reply.code(204).send();
  });
  serve(app, deployPromptVersion, async (request) => versionAnswer(await deploy(request, versionKey(request))));
}

/** @throws KaiError when the path names no version */
function versionKey(request: FastifyRequest): VersionKey {
  const { version } = request.params as { version: string };
  if (version === "latest") return { ...promptKey(request), version };
  if (/^[1-9]\d{0,6}$/.test(version)) return { ...promptKey(request), version: Number(version) };
  throw new KaiError("PROMPT_VERSION_NOT_FOUND", { detail: "A version is a number, or latest." });
}

/**
 * What is kept of a body: null takes a parameter back.
 *
 * @throws KaiError VALIDATION_ERROR that names the text which is no template
 */
function said(body: PromptContent): PromptContent {
  const content = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as PromptContent;
  try {
    templatesOf(content);
    return content;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new KaiError("VALIDATION_ERROR", { fields: { [error.at ?? "messages"]: [error.message] } });
  }
}

export const versionAnswer = ({ content, ...version }: PromptVersion) => ({
  ...version,
  status: version.committed_at === null ? "draft" : "committed",
  ...content,
});
