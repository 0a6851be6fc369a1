import { uniqueId } from "@kai/schema";
import type { Selectable } from "kysely";
import { Recent } from "./recent.ts";
import type { SecretBox } from "./secret-box.ts";
import { type Credentials, shownCredentials } from "./shown-credentials.ts";
import type { StateDatabase, StateTables } from "./tables.ts";

type Row = Selectable<StateTables["provider_credentials"]>;

interface CredentialSettings {
  /** What people call them. */
  label: string;
  /** Share of the load among a provider's credentials; more than 0. */
  weight: number;
  /** Only these models, when given. */
  available_models: readonly string[] | null;
  exclude_models: readonly string[] | null;
}

/** Credentials of a project for a provider, as they are shown: secrets are not in them. */
interface ProviderCredentials extends CredentialSettings {
  id: string;
  project_id: string;
  provider_id: string;
  credentials: Credentials;
  created_at: string;
  updated_at: string;
}

interface UsableCredentials {
  id: string;
  credentials: Credentials;
  weight: number;
  available_models?: readonly string[];
  exclude_models?: readonly string[];
}

/** What projects reach providers with, encrypted at rest. */
export interface ProviderCredentialSets {
  /** @throws SecretKeyError when the server has no key to encrypt with */
  create(
    set: CredentialSettings & Pick<ProviderCredentials, "project_id" | "provider_id" | "credentials">,
  ): Promise<ProviderCredentials>;
  /** Changes what is given. `null` when the project has no such set. @throws SecretKeyError */
  update(
    key: CredentialKey,
    patch: Partial<CredentialSettings & { credentials: Credentials }>,
  ): Promise<ProviderCredentials | null>;
  /** By provider, the oldest first. */
  list(project_id: string): Promise<ProviderCredentials[]>;
  /** Whether there was such a set. */
  delete(key: CredentialKey): Promise<boolean>;
  /** In clear, to call the provider with. May be 5 seconds old. @throws SecretKeyError */
  usable(project_id: string, provider_id: string): Promise<readonly UsableCredentials[]>;
}

type CredentialKey = Pick<ProviderCredentials, "id" | "project_id">;

/** For whom credentials are sealed. */
export const credentialsOwner = ({ id, project_id }: CredentialKey): string => `${project_id} ${id}`;

export function openProviderCredentials(database: StateDatabase, box: SecretBox): ProviderCredentialSets {
  const known = new Recent<UsableCredentials[]>({ size: 1000, freshMs: 5000, staleMs: 60_000 });
  const said = ({ available_models, exclude_models, ...set }: Partial<CredentialSettings>) => ({
    ...set,
    ...(available_models !== undefined && { available_models: available_models && JSON.stringify(available_models) }),
    ...(exclude_models !== undefined && { exclude_models: exclude_models && JSON.stringify(exclude_models) }),
  });
  const seal = (credentials: Credentials, { id, project_id }: CredentialKey) => ({
    sealed: box.seal(JSON.stringify(credentials), credentialsOwner({ id, project_id })),
    shown: JSON.stringify(shownCredentials(credentials)),
  });

  return {
    async create({ project_id, provider_id, credentials, label, weight, available_models, exclude_models }) {
      const [id, now] = [uniqueId(), new Date().toISOString()];
      const settings = { label, weight, available_models, exclude_models };
      const row = await database
        .insertInto("provider_credentials")
        .values({
          available_models: null,
          exclude_models: null,
          label,
          weight,
          ...said(settings),
          ...seal(credentials, { id, project_id }),
          id,
          project_id,
          provider_id,
          created_at: now,
          updated_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      known.clear();
      return read(row);
    },
    async update(key, { credentials, ...settings }) {
      const row = await database
        .updateTable("provider_credentials")
        .set({ ...said(settings), ...(credentials && seal(credentials, key)), updated_at: new Date().toISOString() })
        .where("id", "=", key.id)
        .where("project_id", "=", key.project_id)
        .returningAll()
        .executeTakeFirst();
      known.clear();
      return row ? read(row) : null;
    },
    async list(project_id) {
      const query = database.selectFrom("provider_credentials").selectAll().where("project_id", "=", project_id);
      return (await query.orderBy("provider_id").orderBy("id").execute()).map(read);
    },
    async delete({ id, project_id }) {
      const query = database
        .deleteFrom("provider_credentials")
        .where("id", "=", id)
        .where("project_id", "=", project_id);
      const { numDeletedRows } = await query.executeTakeFirstOrThrow();
      known.clear();
      return numDeletedRows > 0n;
    },
    async usable(project_id, provider_id) {
      const sets = await known.get(JSON.stringify([project_id, provider_id]), async () => {
        const rows = await database
          .selectFrom("provider_credentials")
          .selectAll()
          .where("project_id", "=", project_id)
          .where("provider_id", "=", provider_id)
          .orderBy("id")
          .execute();
        return rows.map((row) => {
          const { id, weight, available_models, exclude_models } = read(row);
          const credentials = JSON.parse(box.open(row.sealed, credentialsOwner({ id, project_id }))) as Credentials;
          return {
            id,
            credentials,
            weight,
            ...(available_models && { available_models }),
            ...(exclude_models && { exclude_models }),
          };
        });
      });
      return sets ?? [];
    },
  };
}

const read = ({ shown, available_models, exclude_models, ...row }: Omit<Row, "sealed">): ProviderCredentials => ({
  id: row.id,
  project_id: row.project_id,
  provider_id: row.provider_id,
  label: row.label,
  weight: row.weight,
  created_at: row.created_at,
  updated_at: row.updated_at,
  credentials: JSON.parse(shown) as Credentials,
  available_models: available_models === null ? null : (JSON.parse(available_models) as string[]),
  exclude_models: exclude_models === null ? null : (JSON.parse(exclude_models) as string[]),
});
