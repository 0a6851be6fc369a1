import { Recent } from "./recent.ts";
import type { StateDatabase } from "./tables.ts";

/** What holds for every chat of a project. */
interface GatewaySettings {
  /** Whether chats that name no model are sent to the cheapest. */
  router_enabled: boolean;
  /** Who answers when nobody else does. */
  safety_net_models: readonly string[];
  /** Null until something is set. */
  updated_at: string | null;
}

export interface GatewaySettingsStore {
  /** Sets what is named, and leaves the rest as it is. */
  save(project_id: string, change: Partial<Omit<GatewaySettings, "updated_at">>): Promise<GatewaySettings>;
  /** As they are now. */
  read(project_id: string): Promise<GatewaySettings>;
  /** For every chat. May be 5 seconds old. */
  of(project_id: string): Promise<GatewaySettings>;
}

const unset: GatewaySettings = { router_enabled: false, safety_net_models: [], updated_at: null };

export function openGatewaySettings(database: StateDatabase): GatewaySettingsStore {
  const known = new Recent<GatewaySettings>({ size: 1000, freshMs: 5000, staleMs: 600_000 });

  const read = async (project_id: string): Promise<GatewaySettings> => {
    const query = database.selectFrom("gateway_settings").selectAll().where("project_id", "=", project_id);
    const row = await query.executeTakeFirst();
    return row ? asSettings(row) : unset;
  };

  return {
    read,
    async save(project_id, { router_enabled, safety_net_models }) {
      const said = {
        ...(router_enabled !== undefined && { router_enabled: Number(router_enabled) }),
        ...(safety_net_models && { safety_net_models: JSON.stringify(safety_net_models) }),
        updated_at: new Date().toISOString(),
      };
      const row = await database
        .insertInto("gateway_settings")
        .values({ project_id, router_enabled: 0, safety_net_models: "[]", ...said })
        .onConflict((conflict) => conflict.column("project_id").doUpdateSet(said))
        .returningAll()
        .executeTakeFirstOrThrow();
      known.clear();
      return asSettings(row);
    },
    async of(project_id) {
      return (await known.get(project_id, () => read(project_id)))!;
    },
  };
}

interface Row {
  router_enabled: number;
  safety_net_models: string;
  updated_at: string;
}

const asSettings = ({ router_enabled, safety_net_models, updated_at }: Row): GatewaySettings => ({
  router_enabled: router_enabled === 1,
  safety_net_models: JSON.parse(safety_net_models) as string[],
  updated_at,
});
