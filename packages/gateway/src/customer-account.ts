import { GatewayError } from "./gateway-error.ts";
import {
  type BudgetRefusal,
  type CustomerPorts,
  type CustomerTerms,
  type GatewayCaller,
  type Reservation,
  type SaidTerms,
  termNames,
} from "./ports.ts";
import type { ReadRequest } from "./read-request.ts";
import type { RequestRate } from "./request-rate.ts";
import type { Warnings } from "./warnings.ts";

const nano = 1e9;

interface AccountOptions<Caller extends GatewayCaller> {
  customers: CustomerPorts<Caller>;
  rate: RequestRate;
  caller: Caller;
  customer_identifier: string;
  said: SaidTerms;
  now: () => number;
}

/** The account of the customer who caused a request: whether there is room for it, and what it is billed. */
export class CustomerAccount<Caller extends GatewayCaller> {
  readonly #options: AccountOptions<Caller>;
  #terms: CustomerTerms | undefined;
  #reserving: Promise<Reservation> | undefined;

  constructor(options: AccountOptions<Caller>) {
    this.#options = options;
  }

  /**
   * Reads the customer's terms, and counts the request. Answers headers that tell what is left of the minute.
   *
   * @throws GatewayError 429 when there were too many in the last minute
   */
  async admit(): Promise<Record<string, string>> {
    const { customers, caller, customer_identifier, said, rate } = this.#options;
    this.#terms = await customers.terms(caller, customer_identifier, said);
    const { rate_limit } = this.#terms;
    if (rate_limit === null) return {};
    const name = JSON.stringify([caller.project_id, caller.environment, customer_identifier]);
    const { left, wait } = rate.take(name, rate_limit);
    const headers = { "x-kai-ratelimit-limit": String(rate_limit), "x-kai-ratelimit-remaining": String(left) };
    if (wait === 0) return headers;
    throw new GatewayError(`The customer may make ${rate_limit} requests in a minute. Try again in ${wait} s.`, {
      status: 429,
      type: "rate_limit_error",
      code: "kai_rate_limited",
      param: "customer_params.rate_limit",
      retryAfter: wait,
      headers,
    });
  }

  /**
   * Sets money aside before the first call of a model; later calls of the request are paid from the same.
   *
   * @param estimate What the request may cost in dollars; only asked when the customer has a budget.
   * @throws GatewayError 429 when a budget has no room for it
   */
  async reserve(estimate: () => number): Promise<void> {
    if (this.#terms?.hasBudget) await (this.#reserving ??= this.#reserve(estimate()));
  }

  async #reserve(dollars: number): Promise<Reservation> {
    const { customers, caller, customer_identifier, now } = this.#options;
    const answer = await customers.reserve(caller, customer_identifier, Math.round(dollars * nano));
    if ("refused" in answer) throw exceeded(answer, now());
    return answer;
  }

  /** Bills what the request did cost, which is nothing when its price is not known. Answers what the customer pays for it, in dollars. */
  async bill(dollars: number | undefined): Promise<number | undefined> {
    if (!this.#terms) return undefined;
    const { customers, caller, customer_identifier } = this.#options;
    const { markup_percentage } = this.#terms;
    const cost = Math.round((dollars ?? 0) * nano);
    // A refusal has been told already, and nothing was set aside.
    const reservation = await this.#reserving?.catch(() => undefined);
    if (cost > 0 || reservation)
      await customers.bill(caller, customer_identifier, { cost, markup_percentage, reservation });
    return dollars === undefined ? undefined : Math.round(cost * (1 + markup_percentage / 100)) / nano;
  }
}

export const customerIdOf = ({ customer_params, customer_identifier }: ReadRequest["kai"]): string | undefined =>
  String(customer_params?.customer_identifier ?? customer_identifier ?? "") || undefined;

/** The account of a request's customer; undefined when it names none. */
export function accountOf<Caller extends GatewayCaller>(
  kai: ReadRequest["kai"],
  warnings: Warnings,
  options: Omit<AccountOptions<Caller>, "customer_identifier" | "said">,
): CustomerAccount<Caller> | undefined {
  const { customer_params: params } = kai;
  const customer_identifier = customerIdOf(kai);
  if (customer_identifier === undefined) return undefined;
  if (String(kai.customer_identifier ?? customer_identifier) !== customer_identifier)
    warnings.add("customer_identifier", "was not used: that of customer_params comes before it");
  const said = termNames.map((name) => [name, params?.[name]] as const).filter(([, value]) => value != null);
  return new CustomerAccount({ ...options, customer_identifier, said: Object.fromEntries(said) });
}

function exceeded({ refused, budget, left, asked, resets_at }: BudgetRefusal, now: number): GatewayError {
  const name = refused === "total_budget" ? "total budget" : "budget of this period";
  const later = resets_at ? ` There is room again from ${resets_at}.` : "";
  return new GatewayError(
    `The customer's ${name}, $${budget}, has no room for this request: $${left} is left, and it may cost $${asked}.${later}`,
    {
      status: 429,
      type: "insufficient_quota",
      code: "customer_budget_exceeded",
      param: `customer_params.${refused}`,
      retryAfter: resets_at ? Math.max(1, Math.ceil((Date.parse(resets_at) - now) / 1000)) : undefined,
      retryable: false,
    },
  );
}
