import type { StateDatabase } from "./tables.ts";

export interface Project {
  id: string;
  name: string;
  created_at: string;
}

export interface Projects {
  /** @throws ProjectError when the id is malformed or taken */
  create(project: { id: string; name?: string }): Promise<Project>;
  /** Ordered by id. */
  list(): Promise<Project[]>;
}

/** What is wrong with a project, in words for the person who named it. */
export class ProjectError extends Error {
  override name = "ProjectError";
}

/** The project of keys that name none. It is always there. */
export const defaultProject = "default";

const columns = ["id", "name", "created_at"] as const;
const wellFormed = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** Whose logs are whose: every key, log and setting belongs to one project. */
export function openProjects(database: StateDatabase): Projects {
  return {
    async create({ id, name = id }) {
      if (!wellFormed.test(id))
        throw new ProjectError(
          "The id of a project has up to 63 lower-case letters, digits, - and _, and starts with a letter or digit.",
        );
      const created = await database
        .insertInto("projects")
        .values({ id, name, created_at: new Date().toISOString() })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .returning(columns)
        .executeTakeFirst();
      if (!created) throw new ProjectError(`There is a project "${id}" already.`);
      return created;
    },
    list: () => database.selectFrom("projects").select(columns).orderBy("id").execute(),
  };
}

/** @throws ProjectError when there is no such project */
export async function requireProject(database: StateDatabase, id: string): Promise<void> {
  const found = await database.selectFrom("projects").select("id").where("id", "=", id).executeTakeFirst();
  if (!found) throw new ProjectError(`There is no project "${id}". Create it first.`);
}
