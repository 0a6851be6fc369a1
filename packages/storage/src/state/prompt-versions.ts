import { limits, type PromptContent } from "@kai/schema";
import type { ExpressionBuilder } from "kysely";
import {
  findPrompt,
  PromptError,
  type PromptKey,
  type PromptRow,
  type PromptVersion,
  versionOf,
} from "./prompt-rows.ts";
import type { Recent } from "./recent.ts";
import type { StateDatabase, StateTables } from "./tables.ts";

/** Which version: its number, or the newest one. */
export type VersionName = number | "latest";
export interface VersionKey extends PromptKey {
  version: VersionName;
}

interface NewVersion {
  content: PromptContent;
  description: string;
  /** The id of the key that does it. */
  by: string;
}

interface VersionChange {
  /** Answers the draft's new content. */
  revise: (content: PromptContent) => PromptContent;
  description?: string | undefined;
  by: string;
}

/** What is asked of a prompt. */
export interface UsablePrompt {
  prompt_id: string;
  name: string;
  /** Null when there is no such version, or none is deployed. */
  version: { version: number; content: PromptContent } | null;
}

/** Versions of prompts: at most one is a draft, the newest; all others never change. Null: there is no such prompt or version. */
export interface PromptVersions {
  /** Adds the draft; the one before it is committed. @throws PromptError when there are too many */
  create(key: PromptKey, version: NewVersion): Promise<PromptVersion | null>;
  get(key: VersionKey): Promise<PromptVersion | null>;
  /** The newest first. */
  list(
    query: PromptKey & { limit: number; offset: number },
  ): Promise<{ count: number; results: PromptVersion[] } | null>;
  /** @throws PromptError when it is committed; what `revise` throws */
  update(key: VersionKey, change: VersionChange): Promise<PromptVersion | null>;
  /** Commits it, and makes it the one that answers. */
  deploy(key: VersionKey & { by: string }): Promise<PromptVersion | null>;
  /** Answers what is gone. @throws PromptError when it is no draft */
  delete(key: VersionKey & { by: string }): Promise<PromptVersion | null>;
  /** To call a model with; without a version, the deployed one. May be 5 seconds old. */
  usable(key: PromptKey & { version?: VersionName | undefined }): Promise<UsablePrompt | null>;
}

export function openPromptVersions(database: StateDatabase, known: Recent<UsablePrompt>): PromptVersions {
  const find = async (from: StateDatabase, { version, ...key }: VersionKey, prompt?: PromptRow) => {
    const owner = prompt ?? (await findPrompt(from, key));
    const number = version === "latest" ? owner?.current_version : version;
    if (!owner || !number) return null;
    const query = from.selectFrom("prompt_versions").selectAll().where(ofPrompt(owner)).where("version", "=", number);
    const row = await query.executeTakeFirst();
    return row ? versionOf(row, owner.live_version) : null;
  };

  /** Changes a prompt that no other change runs on. */
  const change = async <Result>(
    key: PromptKey,
    by: string,
    act: (on: StateDatabase, prompt: PromptRow, now: string) => Promise<Result | null>,
  ): Promise<Result | null> => {
    const now = new Date().toISOString();
    const result = await database.transaction().execute(async (on) => {
      const found = await findPrompt(on, key);
      if (!found) return null;
      const touched = on.updateTable("prompts").set({ updated_at: now, updated_by: by }).where(ofPrompt(found));
      const prompt = await touched.returningAll().executeTakeFirst();
      return prompt ? act(on, prompt, now) : null;
    });
    known.clear();
    return result;
  };

  return {
    create: (key, { content, description, by }) =>
      change(key, by, async (on, prompt, now) => {
        if (prompt.last_version >= limits.promptVersions) throw new PromptError("full");
        const version = prompt.last_version + 1;
        const numbers = { last_version: version, current_version: version };
        await on.updateTable("prompts").set(numbers).where(ofPrompt(prompt)).execute();
        await on
          .updateTable("prompt_versions")
          .set({ committed_at: now, committed_by: by })
          .where(ofPrompt(prompt))
          .where("committed_at", "is", null)
          .execute();
        const row = await on
          .insertInto("prompt_versions")
          .values({
            project_id: prompt.project_id,
            prompt_id: prompt.prompt_id,
            version,
            description,
            content: JSON.stringify(content),
            created_at: now,
            created_by: by,
            updated_at: now,
            updated_by: by,
            committed_at: null,
            committed_by: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return versionOf(row, prompt.live_version);
      }),
    get: (key) => find(database, key),
    async list({ limit, offset, ...key }) {
      const prompt = await findPrompt(database, key);
      if (!prompt) return null;
      const found = database.selectFrom("prompt_versions").where(ofPrompt(prompt));
      const { count } = await found.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
      const rows = await found.selectAll().orderBy("version", "desc").limit(limit).offset(offset).execute();
      return { count, results: rows.map((row) => versionOf(row, prompt.live_version)) };
    },
    update: (key, { revise, description, by }) =>
      change(key, by, async (on, prompt, now) => {
        const draft = await find(on, key, prompt);
        if (!draft) return null;
        if (draft.committed_at) throw new PromptError("committed");
        const content = JSON.stringify(revise(draft.content));
        const row = await on
          .updateTable("prompt_versions")
          .set({ content, ...(description !== undefined && { description }), updated_at: now, updated_by: by })
          .where(ofPrompt(prompt))
          .where("version", "=", draft.version)
          .returningAll()
          .executeTakeFirstOrThrow();
        return versionOf(row, prompt.live_version);
      }),
    deploy: ({ by, ...key }) =>
      change(key, by, async (on, prompt, now) => {
        const found = await find(on, key, prompt);
        if (!found) return null;
        const { version, committed_at, committed_by } = found;
        const committed = { committed_at: committed_at ?? now, committed_by: committed_by ?? by };
        const row = await on
          .updateTable("prompt_versions")
          .set(committed)
          .where(ofPrompt(prompt))
          .where("version", "=", version)
          .returningAll()
          .executeTakeFirstOrThrow();
        const live = { live_version: version, deployed_at: now, deployed_by: by };
        await on.updateTable("prompts").set(live).where(ofPrompt(prompt)).execute();
        return versionOf(row, version);
      }),
    delete: ({ by, ...key }) =>
      change(key, by, async (on, prompt) => {
        const draft = await find(on, key, prompt);
        if (!draft) return null;
        if (draft.committed_at) throw new PromptError("committed");
        await on.deleteFrom("prompt_versions").where(ofPrompt(prompt)).where("version", "=", draft.version).execute();
        const { newest } = await on
          .selectFrom("prompt_versions")
          .select(({ fn }) => fn.max<number | null>("version").as("newest"))
          .where(ofPrompt(prompt))
          .executeTakeFirstOrThrow();
        await on.updateTable("prompts").set({ current_version: newest }).where(ofPrompt(prompt)).execute();
        return draft;
      }),
    usable: ({ project_id, prompt_id, version }) =>
      known.get(JSON.stringify([project_id, prompt_id, version ?? null]), async () => {
        const prompt = await findPrompt(database, { project_id, prompt_id });
        if (!prompt) return null;
        const number = version ?? prompt.live_version;
        const found = number && (await find(database, { project_id, prompt_id, version: number }, prompt));
        const { name } = prompt;
        return {
          prompt_id: prompt.prompt_id,
          name,
          version: found ? { version: found.version, content: found.content } : null,
        };
      }),
  };
}

/** Also of its versions. */
const ofPrompt =
  ({ project_id, prompt_id }: PromptKey) =>
  (where: ExpressionBuilder<StateTables, "prompts" | "prompt_versions">) =>
    where.and({ project_id, prompt_id });
