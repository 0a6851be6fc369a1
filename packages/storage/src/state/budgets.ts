import { uniqueId } from "@kai/schema";
import { type ExpressionBuilder, sql } from "kysely";
import { type BudgetWindow, budgetWindow, type Period } from "./budget-window.ts";
import { addSpend, openCustomerSpend } from "./customer-spend.ts";
import type { Customer, CustomerKey } from "./customers.ts";
import type { StateEngine } from "./migrations/migrate-state.ts";
import { billed, dollarsOf, nanoOf } from "./nano-dollars.ts";
import { readSpend, type Spend } from "./read-spend.ts";
import type { StateDatabase, StateTables } from "./tables.ts";
import type { Tenant } from "./tenant.ts";

/** Money set aside for a call that runs. */
interface BudgetReservation {
  id: string;
  /** What the customer is billed for each dollar spent; 1.2 for a markup of 20 %. */
  markup: number;
}

interface BudgetRefusal {
  refused: "period_budget" | "total_budget";
  /** Dollars. */
  budget: number;
  /** What is neither spent nor set aside of it, in dollars. */
  left: number;
  /** What the call would be billed, in dollars. */
  asked: number;
  /** When the period ends and there is room again; absent for a total budget. ISO 8601. */
  resets_at?: string;
}

interface BudgetUsage extends BudgetWindow, Spend {
  /** Set aside for calls that run. */
  reserved: bigint;
}

/** Budgets of customers. Money is a whole number of nano-dollars (10⁻⁹ USD), so that sums are exact. */
export interface Budgets {
  /**
   * Sets money aside for what a call will cost at most, before markup, in one step: spent + reserved + billed must fit into every budget of the customer.
   * A budget that is used up refuses calls that cost nothing, too. A customer without a budget, or one that is unknown, always has room.
   */
  reserve(key: CustomerKey, amount: number, now?: Date): Promise<BudgetReservation | BudgetRefusal>;
  /** Bills what the call did cost, before markup, in place of what was set aside; 0 gives all of it back. Harmless when repeated. */
  settle(reservation: Pick<BudgetReservation, "id">, cost: number): Promise<void>;
  /** Bills what a call of a customer without budgets did cost, before markup, within a second: a budget that is set later counts it. */
  spend(key: CustomerKey, spent: { cost: number; markup_percentage: number }, now?: Date): void;
  /** Of the window that holds now. */
  usage(key: CustomerKey, period: Period, now?: Date): Promise<BudgetUsage>;
  /** What some customers of a tenant were billed, each in the window of theirs that holds now, and ever. */
  spent(
    tenant: Tenant,
    customers: readonly (Period & Pick<CustomerKey, "customer_identifier">)[],
    now?: Date,
  ): Promise<Map<string, Spend>>;
  /** Forgets what a customer was billed. */
  forget(key: CustomerKey): Promise<void>;
  close(): Promise<void>;
}

/** After so many minutes a reservation counts no more: the process that made it is gone. */
export const reservationMinutes = 30;
/** So long a reservation can still be settled. */
const settleableMs = 86_400_000;

interface BudgetsOptions {
  engine: StateEngine;
  /** Hears of failures that no caller waits for. */
  onError: (error: unknown) => void;
}

export function openBudgets(database: StateDatabase, { engine, onError }: BudgetsOptions): Budgets {
  const spend = openCustomerSpend(database, onError);
  return {
    async reserve(key, amount, now = new Date()) {
      await spend.written({ ...keyOf(key), day: dayOf(now) });
      return database.transaction().execute(async (transaction) => {
        const customer = await transaction
          .selectFrom("customers")
          .select([
            "period_budget",
            "total_budget",
            "markup_percentage",
            "period_start",
            "period_end",
            "budget_duration",
          ])
          .where(ofCustomer(key))
          // SQLite's transactions come one after the other.
          .$if(engine === "postgres", (query) => query.forUpdate())
          .executeTakeFirst();
        const markup_percentage = customer?.markup_percentage ?? 0;
        const bill = billed(amount, markup_percentage);
        const refusal = customer && (await refuse(transaction, { key, customer, bill, now }));
        if (refusal) return refusal;
        const id = uniqueId();
        await transaction
          .insertInto("budget_reservations")
          .values({
            ...keyOf(key),
            id,
            day: dayOf(now),
            amount: bill,
            markup_percentage,
            expires_at: new Date(now.getTime() + reservationMinutes * 60_000).toISOString(),
          })
          .execute();
        return { id, markup: 1 + markup_percentage / 100 };
      });
    },
    settle: ({ id }, cost) =>
      database.transaction().execute(async (transaction) => {
        const reservation = await transaction
          .deleteFrom("budget_reservations")
          .where("id", "=", id)
          .returning(["project_id", "environment", "customer_identifier", "day", "markup_percentage"])
          .executeTakeFirst();
        if (!reservation) return;
        // The window that it was admitted in pays.
        const { markup_percentage, ...row } = reservation;
        await addSpend(transaction, row, billed(cost, markup_percentage));
      }),
    spend: (key, { cost, markup_percentage }, now = new Date()) =>
      spend.add({ ...keyOf(key), day: dayOf(now) }, billed(cost, markup_percentage)),
    async usage(key, period, now = new Date()) {
      await spend.written({ ...keyOf(key), day: dayOf(now) });
      const window = budgetWindow(period, now);
      return { ...window, ...(await sums(database, key, { window, now })) };
    },
    async spent(tenant, customers, now = new Date()) {
      const day = dayOf(now);
      for (const { customer_identifier } of customers)
        await spend.written({ ...keyOf({ ...tenant, customer_identifier }), day });
      const windows = customers.map((each) => [each.customer_identifier, budgetWindow(each, now)] as const);
      return readSpend(database, tenant, new Map(windows));
    },
    async forget(key) {
      await spend.written({ ...keyOf(key), day: dayOf(new Date()) });
      for (const table of ["customer_spend", "budget_reservations"] as const)
        await database.deleteFrom(table).where(ofCustomer(key)).execute();
    },
    close: () => spend.close(),
  };
}

interface Asking {
  key: CustomerKey;
  customer: Period & Pick<Customer, "period_budget" | "total_budget">;
  /** Nano-dollars. */
  bill: bigint;
  now: Date;
}

async function refuse(
  database: StateDatabase,
  { key, customer, bill, now }: Asking,
): Promise<BudgetRefusal | undefined> {
  const { period_budget, total_budget } = customer;
  if (period_budget === null && total_budget === null) return undefined;
  const gone = new Date(now.getTime() - settleableMs).toISOString();
  await database.deleteFrom("budget_reservations").where(ofCustomer(key)).where("expires_at", "<", gone).execute();
  const window = budgetWindow(customer, now);
  const { period, total, reserved } = await sums(database, key, { window, now });
  const asked = dollarsOf(bill);
  const overdrawn = (budget: number | null, used: bigint) => {
    if (budget === null || (used < nanoOf(budget) && used + bill <= nanoOf(budget))) return undefined;
    return { budget, left: Math.max(0, dollarsOf(nanoOf(budget) - used)), asked };
  };
  // The one that no waiting helps with first.
  const ever = overdrawn(total_budget, total + reserved);
  if (ever) return { refused: "total_budget", ...ever };
  const current = overdrawn(period_budget, period + reserved);
  return current && { refused: "period_budget", ...current, resets_at: `${window.end}T00:00:00.000Z` };
}

async function sums(database: StateDatabase, key: CustomerKey, { window, now }: { window: BudgetWindow; now: Date }) {
  const spend = await readSpend(database, key, new Map([[key.customer_identifier, window]]));
  const { reserved } = await database
    .selectFrom("budget_reservations")
    .select(sql<string>`cast(coalesce(sum(amount), 0) as text)`.as("reserved"))
    .where(ofCustomer(key))
    .where("expires_at", ">", now.toISOString())
    .executeTakeFirstOrThrow();
  const { period = 0n, total = 0n } = spend.get(key.customer_identifier) ?? {};
  return { period, total, reserved: BigInt(reserved) };
}

const keyOf = ({ project_id, environment, customer_identifier }: CustomerKey) => ({
  project_id,
  environment,
  customer_identifier,
});

const ofCustomer =
  (key: CustomerKey) =>
  <Table extends "customers" | "customer_spend" | "budget_reservations">(
    where: ExpressionBuilder<StateTables, Table>,
  ) =>
    where.and(keyOf(key) as never);

const dayOf = (time: Date) => time.toISOString().slice(0, 10);
