import { limits, uniqueId } from "@kai/schema";
import { sql } from "kysely";
import { findPrompt, type Prompt, PromptError, type PromptKey, withVersions } from "./prompt-rows.ts";
import { openPromptVersions, type PromptVersions, type UsablePrompt } from "./prompt-versions.ts";
import { Recent } from "./recent.ts";
import type { StateDatabase } from "./tables.ts";

interface PromptSettings {
  name: string;
  description: string;
  tags: readonly string[];
  starred: boolean;
}

interface NewPrompt extends PromptSettings {
  project_id: string;
  /** Made of the name when it is not given. */
  prompt_slug?: string | undefined;
  /** The id of the key that does it. */
  by: string;
}

interface PromptsQuery {
  project_id: string;
  search?: string | undefined;
  limit: number;
  offset: number;
}

export interface Prompts {
  /** @throws PromptError when the slug is taken or there are too many */
  create(prompt: NewPrompt): Promise<Prompt>;
  get(key: PromptKey): Promise<Prompt | null>;
  /** The newest first; `search` is looked for in name, slug and description, in any case of A to Z. */
  list(query: PromptsQuery): Promise<{ count: number; results: Prompt[] }>;
  /** Changes what is given. */
  update(key: PromptKey, change: Partial<PromptSettings> & { by: string }): Promise<Prompt | null>;
  /** With its versions. Answers the id of what is gone. */
  delete(key: PromptKey): Promise<string | null>;
}

/** What projects ask models by name. */
export function openPrompts(database: StateDatabase): { prompts: Prompts; promptVersions: PromptVersions } {
  const known = new Recent<UsablePrompt>({ size: 200, freshMs: 5000, staleMs: 60_000 });

  const insert = async ({ tags, starred, by, prompt_slug, ...prompt }: NewPrompt & { prompt_slug: string }) => {
    const now = new Date().toISOString();
    const never = { last_version: 0, current_version: null, live_version: null, deployed_at: null, deployed_by: null };
    return database
      .insertInto("prompts")
      .values({
        ...never,
        ...prompt,
        prompt_slug,
        prompt_id: uniqueId(),
        tags: JSON.stringify(tags),
        starred: Number(starred),
        created_at: now,
        created_by: by,
        updated_at: now,
        updated_by: by,
      })
      .onConflict((conflict) => conflict.columns(["project_id", "prompt_slug"]).doNothing())
      .returningAll()
      .executeTakeFirst();
  };

  const prompts: Prompts = {
    async create(prompt) {
      const { count } = await database
        .selectFrom("prompts")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("project_id", "=", prompt.project_id)
        .executeTakeFirstOrThrow();
      if (count >= limits.prompts) throw new PromptError("full");
      const made = slugOf(prompt.name);
      // A name may be used again: then the slug gets an ending that nobody has.
      const slugs = prompt.prompt_slug === undefined ? [made, `${made}-${uniqueId().slice(-8)}`] : [prompt.prompt_slug];
      for (const prompt_slug of slugs) {
        const row = await insert({ ...prompt, prompt_slug });
        if (row) return (await withVersions(database, [row]))[0]!;
      }
      throw new PromptError("exists");
    },
    async get(key) {
      const row = await findPrompt(database, key);
      return row ? (await withVersions(database, [row]))[0]! : null;
    },
    async list({ project_id, search, limit, offset }) {
      const found = database
        .selectFrom("prompts")
        .where("project_id", "=", project_id)
        .$if(Boolean(search), (query) =>
          query.where((where) => {
            const pattern = `%${search!.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
            const like = (column: "name" | "prompt_slug" | "description") =>
              sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
            return where.or([like("name"), like("prompt_slug"), like("description")]);
          }),
        );
      const { count } = await found.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
      const page = found.selectAll().orderBy("prompt_id", "desc").limit(limit).offset(offset);
      return { count, results: await withVersions(database, await page.execute()) };
    },
    async update(key, { tags, starred, by, ...change }) {
      const found = await findPrompt(database, key);
      if (!found) return null;
      const row = await database
        .updateTable("prompts")
        .set({
          ...change,
          ...(tags !== undefined && { tags: JSON.stringify(tags) }),
          ...(starred !== undefined && { starred: Number(starred) }),
          updated_at: new Date().toISOString(),
          updated_by: by,
        })
        .where("project_id", "=", found.project_id)
        .where("prompt_id", "=", found.prompt_id)
        .returningAll()
        .executeTakeFirst();
      known.clear();
      return row ? (await withVersions(database, [row]))[0]! : null;
    },
    async delete(key) {
      const found = await findPrompt(database, key);
      if (!found) return null;
      await database.transaction().execute(async (transaction) => {
        for (const table of ["prompts", "prompt_versions"] as const)
          await transaction
            .deleteFrom(table)
            .where("project_id", "=", found.project_id)
            .where("prompt_id", "=", found.prompt_id)
            .execute();
      });
      known.clear();
      return found.prompt_id;
    },
  };
  return { prompts, promptVersions: openPromptVersions(database, known) };
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 100)
    .replaceAll(/^-|-$/g, "") || "prompt";
