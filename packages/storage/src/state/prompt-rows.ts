import type { PromptContent } from "@kai/schema";
import type { Selectable } from "kysely";
import type { StateDatabase, StateTables } from "./tables.ts";

export type PromptRow = Selectable<StateTables["prompts"]>;
type VersionRow = Selectable<StateTables["prompt_versions"]>;

export interface PromptVersion extends Omit<VersionRow, "content"> {
  content: PromptContent;
  /** Whether it is the deployed one. */
  is_live: boolean;
}

export interface Prompt extends Omit<
  PromptRow,
  "tags" | "starred" | "last_version" | "current_version" | "live_version"
> {
  tags: readonly string[];
  starred: boolean;
  /** How many versions are committed. */
  commit_count: number;
  /** The newest one. */
  current_version: PromptVersion | null;
  /** The deployed one. */
  live_version: PromptVersion | null;
}

export interface PromptKey {
  project_id: string;
  /** The id or the slug. */
  prompt_id: string;
}

/** What is wrong with what was asked of a prompt. */
export class PromptError extends Error {
  override name = "PromptError";
  readonly code: "exists" | "committed" | "full";

  constructor(code: PromptError["code"]) {
    super(`prompt: ${code}`);
    this.code = code;
  }
}

export const versionOf = ({ content, ...row }: VersionRow, live: number | null): PromptVersion => ({
  ...row,
  content: JSON.parse(content) as PromptContent,
  is_live: row.version === live,
});

/** The prompt of an id or a slug. */
export async function findPrompt(
  database: StateDatabase,
  { project_id, prompt_id }: PromptKey,
): Promise<PromptRow | undefined> {
  return database
    .selectFrom("prompts")
    .selectAll()
    .where("project_id", "=", project_id)
    .where((where) => where.or([where("prompt_id", "=", prompt_id), where("prompt_slug", "=", prompt_id)]))
    .executeTakeFirst();
}

/** Prompts of one project with their newest and their deployed version. */
export async function withVersions(database: StateDatabase, rows: readonly PromptRow[]): Promise<Prompt[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ prompt_id }) => prompt_id);
  const ofThem = database
    .selectFrom("prompt_versions")
    .where("prompt_versions.project_id", "=", rows[0]!.project_id)
    .where("prompt_versions.prompt_id", "in", ids);
  const counts = await ofThem
    .select(["prompt_id", ({ fn }) => fn.count<number>("committed_at").as("count")])
    .groupBy("prompt_id")
    .execute();
  const versions = await ofThem
    .innerJoin("prompts", (join) =>
      join
        .onRef("prompts.project_id", "=", "prompt_versions.project_id")
        .onRef("prompts.prompt_id", "=", "prompt_versions.prompt_id"),
    )
    .where((where) =>
      where.or([where("version", "=", where.ref("current_version")), where("version", "=", where.ref("live_version"))]),
    )
    .selectAll("prompt_versions")
    .execute();
  return rows.map((stored) => {
    const { tags, starred, last_version: _, current_version, live_version, ...row } = stored;
    const find = (number: number | null) => {
      const found = versions.find(({ prompt_id, version }) => prompt_id === row.prompt_id && version === number);
      return found ? versionOf(found, live_version) : null;
    };
    return {
      ...row,
      tags: JSON.parse(tags) as string[],
      starred: starred === 1,
      commit_count: counts.find(({ prompt_id }) => prompt_id === row.prompt_id)?.count ?? 0,
      current_version: find(current_version),
      live_version: find(live_version),
    };
  });
}
