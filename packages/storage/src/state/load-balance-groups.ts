import { Recent } from "./recent.ts";
import type { SecretBox } from "./secret-box.ts";
import { type Credentials, shownCredentials } from "./shown-credentials.ts";
import type { StateDatabase } from "./tables.ts";

interface LoadBalanceMember {
  model: string;
  /** Share of the load, relative to the other members; more than 0. */
  weight: number;
  credentials?: Credentials;
}

/** Models that share a load by weight. */
interface LoadBalanceGroup {
  project_id: string;
  group_id: string;
  name: string;
  /** Their credentials as they may be shown. */
  members: readonly LoadBalanceMember[];
  created_at: string;
  updated_at: string;
}

type GroupKey = Pick<LoadBalanceGroup, "project_id" | "group_id">;

export interface LoadBalanceGroups {
  /** Makes a group, or replaces the one of that id. @throws SecretKeyError when a member has credentials and the server no key */
  save(group: Omit<LoadBalanceGroup, "created_at" | "updated_at">): Promise<LoadBalanceGroup>;
  /** By id. */
  list(project_id: string): Promise<LoadBalanceGroup[]>;
  /** Whether there was such a group. */
  delete(key: GroupKey): Promise<boolean>;
  /** With credentials in clear, to call models with; `null` when there is no such group. May be 5 seconds old. @throws SecretKeyError */
  usable(key: GroupKey): Promise<readonly LoadBalanceMember[] | null>;
}

/** As it is stored: credentials are encrypted, and beside them stands what may be shown. */
interface StoredMember {
  model: string;
  weight: number;
  sealed?: string;
  shown?: Credentials;
}

/** For whom the credentials of a group are sealed. */
export const groupOwner = ({ project_id, group_id }: GroupKey): string => `${project_id} group ${group_id}`;

export const membersOf = (row: { members: string }): StoredMember[] => JSON.parse(row.members) as StoredMember[];

export function openLoadBalanceGroups(database: StateDatabase, box: SecretBox): LoadBalanceGroups {
  const known = new Recent<LoadBalanceMember[]>({ size: 1000, freshMs: 5000, staleMs: 60_000 });
  const read = <Row extends { members: string }>(row: Row) => ({
    ...row,
    members: membersOf(row).map(({ model, weight, shown }) => ({
      model,
      weight,
      ...(shown && { credentials: shown }),
    })),
  });

  return {
    async save({ members, name, ...key }) {
      const kept = members.map(({ model, weight, credentials }): StoredMember => {
        if (!credentials) return { model, weight };
        const sealed = box.seal(JSON.stringify(credentials), groupOwner(key));
        return { model, weight, sealed, shown: shownCredentials(credentials) };
      });
      const now = new Date().toISOString();
      const said = { name, members: JSON.stringify(kept), updated_at: now };
      const row = await database
        .insertInto("load_balance_groups")
        .values({ ...said, project_id: key.project_id, group_id: key.group_id, created_at: now })
        .onConflict((conflict) => conflict.columns(["project_id", "group_id"]).doUpdateSet(said))
        .returningAll()
        .executeTakeFirstOrThrow();
      known.clear();
      return read(row);
    },
    async list(project_id) {
      const query = database.selectFrom("load_balance_groups").selectAll().where("project_id", "=", project_id);
      return (await query.orderBy("group_id").execute()).map(read);
    },
    async delete({ project_id, group_id }) {
      const { numDeletedRows } = await database
        .deleteFrom("load_balance_groups")
        .where("project_id", "=", project_id)
        .where("group_id", "=", group_id)
        .executeTakeFirstOrThrow();
      known.clear();
      return numDeletedRows > 0n;
    },
    usable: (key) =>
      known.get(JSON.stringify([key.project_id, key.group_id]), async () => {
        const row = await database
          .selectFrom("load_balance_groups")
          .select("members")
          .where("project_id", "=", key.project_id)
          .where("group_id", "=", key.group_id)
          .executeTakeFirst();
        if (!row) return null;
        return membersOf(row).map(({ model, weight, sealed }) => ({
          model,
          weight,
          ...(sealed && { credentials: JSON.parse(box.open(sealed, groupOwner(key))) as Credentials }),
        }));
      }),
  };
}
