import { formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatShare } from "../../format/format-number.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { timeFormat } from "../../format/reader.ts";
import { formatTime } from "../../format/format-time.ts";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { BudgetMeter } from "./budget-meter.tsx";
import type { Customer } from "./customer-query.ts";

// Periods begin and end with days in UTC.
const day = timeFormat({ year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });

/** What a customer used and was billed, in the period that holds now and ever, and how their budgets stand. */
export function UsageCard({ customer }: { customer: Customer }) {
  const { period_start, period_end, period_budget, total_budget, markup_percentage, budget_duration } = customer;
  // It ends as the next one begins.
  const period = day().formatRange(Date.parse(period_start), Date.parse(period_end) - 1);
  return (
    <Card title="Usage and budget">
      <div className="flex flex-col gap-5">
        <table className="w-full tabular">
          <thead>
            <tr className="text-xs text-muted-foreground">
              <td />
              <th scope="col" className="pb-1 text-right font-medium">
                Cost
              </th>
              <th scope="col" className="pb-1 text-right font-medium">
                Billed
              </th>
            </tr>
          </thead>
          <tbody>
            <UsageRow
              label="This period"
              hint={`${period}, ${budget_duration}`}
              cost={customer.total_period_usage}
              billed={customer.billed_period_usage}
            />
            <UsageRow label="Ever" cost={customer.total_usage} billed={customer.billed_usage} />
          </tbody>
        </table>
        <p className="text-xs text-muted-foreground">
          Cost is that of all logs. Billed is what the gateway charged the customer for its own requests
          {markup_percentage === null ? "" : `, with a markup of ${formatShare(markup_percentage / 100)} on their cost`}
          : it is what budgets hold.
        </p>
        {period_budget !== null && (
          <BudgetMeter label="Budget of this period" spent={customer.billed_period_usage} budget={period_budget} />
        )}
        {total_budget !== null && (
          <BudgetMeter label="Budget in all" spent={customer.billed_usage} budget={total_budget} />
        )}
        {period_budget === null && total_budget === null && <p className="text-muted-foreground">No budget is set.</p>}
        <Facts
          facts={[
            ["Requests", formatCount(customer.number_of_requests)],
            ["Errors", formatCount(customer.error_count)],
            [
              "Tokens",
              `${formatCount(customer.total_prompt_tokens)} in, ${formatCount(customer.total_completion_tokens)} out`,
            ],
            ["Average latency", formatSeconds(customer.average_latency)],
            ["Average time to first token", formatSeconds(customer.average_ttft)],
            ["First seen", formatTime(customer.first_seen)],
            ["Last active", `${formatTime(customer.last_active)}, on ${formatCount(customer.active_days)} days`],
            [
              "Rate limit",
              customer.rate_limit === null ? undefined : `${formatCount(customer.rate_limit)} requests a minute`,
            ],
          ]}
        />
      </div>
    </Card>
  );
}

function UsageRow({ label, hint, cost, billed }: { label: string; hint?: string; cost: number; billed: number }) {
  return (
    <tr className="border-t">
      <th scope="row" className="py-1.5 text-left font-normal">
        {label}
        {hint && <span className="block text-xs text-muted-foreground">{hint}</span>}
      </th>
      <td className="py-1.5 text-right font-medium">{formatDollars(cost)}</td>
      <td className="py-1.5 text-right font-medium">{formatDollars(billed)}</td>
    </tr>
  );
}
