import { Link } from "@tanstack/react-router";
import { formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { Card } from "../../ui/card.tsx";
import { customerCondition } from "./customer-condition.ts";
import type { Customer } from "./customer-query.ts";

/** The models that a customer asked most often; each leads to its logs. */
export function TopModels({ customer }: { customer: Customer }) {
  const { top_models } = customer;
  const most = Math.max(...top_models.map(({ number_of_requests }) => number_of_requests));
  return (
    <Card title="Models asked most often">
      {top_models.length === 0 && <p className="text-muted-foreground">No model was asked yet.</p>}
      <ol className="-mx-2 flex flex-col gap-0.5">
        {top_models.map(({ model, number_of_requests, total_cost }) => (
          <li key={model}>
            <Link
              to="/logs"
              search={{
                filters: [customerCondition(customer), { field: "model", operator: "", value: model }],
                range: "all",
              }}
              className="relative flex items-center gap-3 rounded px-2 py-1.5 hover:bg-muted"
            >
              <span
                aria-hidden
                className="absolute inset-y-0.5 left-0 rounded bg-accent"
                style={{ width: `${(100 * number_of_requests) / most}%` }}
              />
              <span className="relative min-w-0 flex-1 truncate">{model}</span>
              <span className="relative tabular">{formatCount(number_of_requests)}</span>
              <span className="relative w-24 text-right tabular text-muted-foreground">
                {formatDollars(total_cost)}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
