import type { CustomerPorts } from "@kai/gateway";
import type { Caller, State } from "@kai/storage";
import type { FastifyBaseLogger } from "fastify";

/** Customers as the state knows them, for the gateway. */
export function customerPorts(
  { customers, budgets }: Pick<State, "customers" | "budgets">,
  log: FastifyBaseLogger,
): CustomerPorts<Caller> {
  const keyOf = ({ project_id, environment }: Caller, customer_identifier: string) => ({
    project_id,
    environment,
    customer_identifier,
  });
  return {
    async terms(caller, customer_identifier, said) {
      const known = await customers.ensure(keyOf(caller, customer_identifier), said);
      return {
        hasBudget: known !== null && (known.period_budget !== null || known.total_budget !== null),
        markup_percentage: known?.markup_percentage ?? 0,
        rate_limit: known?.rate_limit ?? null,
      };
    },
    reserve: (caller, customer_identifier, amount) => budgets.reserve(keyOf(caller, customer_identifier), amount),
    async bill(caller, customer_identifier, { reservation, ...spent }) {
      try {
        if (reservation) await budgets.settle(reservation, spent.cost);
        else budgets.spend(keyOf(caller, customer_identifier), spent);
      } catch (error) {
        // What was set aside stays so until it expires.
        log.error(
          { err: error, customer_identifier, cost: spent.cost },
          "a customer was not billed for a model's call",
        );
      }
    },
  };
}
