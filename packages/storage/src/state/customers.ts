import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import type { StateDatabase, StateTables } from "./tables.ts";
import type { Tenant } from "./tenant.ts";

type CustomerRow = Selectable<StateTables["customers"]>;

/** Somebody whom a project serves, with budgets in dollars. Null is not known or not limited. */
export type Customer = Omit<CustomerRow, "metadata"> & { metadata: Record<string, unknown> | null };

/** What is said of a customer; what is left out stays as it is. */
export type CustomerPatch = Partial<Omit<Customer, keyof CustomerKey | "created_at" | "updated_at">>;

export interface CustomerKey extends Tenant {
  customer_identifier: string;
}

export interface CustomerPage {
  /** Customers that match, on all pages. */
  count: number;
  results: Customer[];
}

export interface CustomerListQuery extends Tenant {
  search?: string | undefined;
  /** @default customer_identifier */
  sort_by?: "customer_identifier" | "created_at";
  /** @default false */
  descending?: boolean;
  limit: number;
  offset?: number;
}

export interface Customers {
  get(key: CustomerKey): Promise<Customer | null>;
  /** Makes a customer, or changes what is said of one. */
  upsert(key: CustomerKey, patch: CustomerPatch): Promise<Customer>;
  /** The same, when any of it is news. Answers the customer; null when nobody has said anything of it. */
  ensure(key: CustomerKey, patch: CustomerPatch): Promise<Customer | null>;
  /** `search` is looked for in identifier, name and email, in any case of A to Z. */
  list(query: CustomerListQuery): Promise<CustomerPage>;
  /** Those that exist among some. */
  find(tenant: Tenant, identifiers: readonly string[]): Promise<Customer[]>;
  /** Whether there was such a customer. */
  delete(key: CustomerKey): Promise<boolean>;
}

export function openCustomers(database: StateDatabase): Customers {
  const get = async (key: CustomerKey) => {
    const row = await database.selectFrom("customers").selectAll().where(matching(key)).executeTakeFirst();
    return row ? read(row) : null;
  };
  return {
    get,
    upsert: (key, patch) => upsertCustomer(database, key, patch),
    async ensure(key, patch) {
      const known = await get(key);
      const news = Object.entries(patch).some(
        ([name, value]) => JSON.stringify(known?.[name as keyof CustomerPatch]) !== JSON.stringify(value),
      );
      return news ? upsertCustomer(database, key, patch) : known;
    },
    async list({ project_id, environment, search, sort_by, descending, limit, offset = 0 }) {
      const direction = descending ? "desc" : "asc";
      const found = database
        .selectFrom("customers")
        .where("project_id", "=", project_id)
        .where("environment", "=", environment)
        .$if(Boolean(search), (query) =>
          query.where((where) => {
            const pattern = `%${search!.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
            const like = (column: "customer_identifier" | "name" | "email") =>
              sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
            return where.or([like("customer_identifier"), like("name"), like("email")]);
          }),
        );
      const { count } = await found.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
      const rows = await found
        .selectAll()
        .$if(sort_by === "created_at", (query) => query.orderBy("created_at", direction))
        .orderBy("customer_identifier", direction)
        .limit(limit)
        .offset(offset)
        .execute();
      return { count, results: rows.map(read) };
    },
    async find({ project_id, environment }, identifiers) {
      if (identifiers.length === 0) return [];
      const query = database.selectFrom("customers").selectAll().where("project_id", "=", project_id);
      const own = query.where("environment", "=", environment).where("customer_identifier", "in", identifiers);
      return (await own.execute()).map(read);
    },
    async delete(key) {
      const { numDeletedRows } = await database.deleteFrom("customers").where(matching(key)).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

/** Also within a transaction. */
export async function upsertCustomer(
  database: StateDatabase,
  { project_id, environment, customer_identifier }: CustomerKey,
  { metadata, ...patch }: CustomerPatch,
): Promise<Customer> {
  const now = new Date().toISOString();
  const said = { ...patch, ...(metadata !== undefined && { metadata: metadata && JSON.stringify(metadata) }) };
  const row = await database
    .insertInto("customers")
    .values({ ...nothing, ...said, project_id, environment, customer_identifier, created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict.columns(["project_id", "environment", "customer_identifier"]).doUpdateSet({ ...said, updated_at: now }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return read(row);
}

const nothing = {
  name: null,
  email: null,
  metadata: null,
  group_identifier: null,
  period_budget: null,
  budget_duration: null,
  period_start: null,
  period_end: null,
  total_budget: null,
  markup_percentage: null,
  rate_limit: null,
};

const read = ({ metadata, ...row }: CustomerRow): Customer => ({
  ...row,
  metadata: metadata === null ? null : (JSON.parse(metadata) as Record<string, unknown>),
});

const matching =
  ({ project_id, environment, customer_identifier }: CustomerKey) =>
  (where: ExpressionBuilder<StateTables, "customers">) =>
    where.and({ project_id, environment, customer_identifier });
