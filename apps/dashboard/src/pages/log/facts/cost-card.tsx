import type { Log } from "@kai/schema/log";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../format/format-count.ts";
import { formatDollars, formatExactDollars } from "../../../format/format-dollars.ts";
import { Card } from "../../../ui/card.tsx";
import { costExplanation } from "./cost-explanation.ts";

/** Why a call cost what it did. */
export function CostCard({ log }: { log: Log }) {
  const { source, rows, price, lacksPrice } = costExplanation(log);
  return (
    <Card title="Why this cost">
      <div className="flex flex-col gap-3">
        <p>
          {source}{" "}
          {lacksPrice && (
            <Link to="/models" className="text-primary underline underline-offset-4">
              Give the model a price
            </Link>
          )}
        </p>
        {rows.length > 0 && (
          <div tabIndex={0} role="group" aria-label="What was charged" className="overflow-x-auto">
            <table className="w-full max-w-xl tabular">
              <thead className="text-xs text-muted-foreground">
                <tr className="border-b">
                  <th scope="col" className="py-1 text-left font-medium">
                    What
                  </th>
                  <th scope="col" className="py-1 pl-4 text-right font-medium">
                    Count
                  </th>
                  <th scope="col" className="py-1 pl-4 text-right font-medium">
                    Per million
                  </th>
                  <th scope="col" className="py-1 pl-4 text-right font-medium">
                    Amount
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ label, count, unitPrice, amount }) => (
                  <tr key={label} className="border-b">
                    <th scope="row" className="py-1 text-left font-normal">
                      {label}
                    </th>
                    <td className="py-1 pl-4 text-right">{formatCount(count)}</td>
                    <td className="py-1 pl-4 text-right">{formatExactDollars(unitPrice)}</td>
                    <td className="py-1 pl-4 text-right">{formatExactDollars(amount)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot className="font-medium">
                <tr>
                  <th scope="row" colSpan={3} className="py-1 text-left">
                    Cost
                  </th>
                  <td className="py-1 pl-4 text-right">{formatExactDollars(log.cost)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
        )}
        {rows.length === 0 && typeof log.cost === "number" && (
          <p className="font-medium tabular">{formatExactDollars(log.cost)}</p>
        )}
        {typeof log.billed_cost === "number" && log.billed_cost !== log.cost && (
          <p>The customer is billed {formatDollars(log.billed_cost)}: the cost with their markup.</p>
        )}
        {price && (
          <p className="text-xs text-muted-foreground">
            Price of {[price.provider, price.model].filter(Boolean).join("/") || "the model"}
            {price.version && `, version ${price.version}`}
          </p>
        )}
      </div>
    </Card>
  );
}
