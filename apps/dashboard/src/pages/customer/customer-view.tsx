import { Link } from "@tanstack/react-router";
import { Rows3 } from "lucide-react";
import { useSession } from "../../api/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { CustomerDetails } from "./customer-details.tsx";
import { customerCondition } from "./customer-condition.ts";
import type { Customer } from "./customer-query.ts";
import { EditCustomer } from "./edit-customer.tsx";
import { EraseCustomer } from "./erase-customer.tsx";
import { LastLogs } from "./last-logs.tsx";
import { LastThreads } from "./last-threads.tsx";
import { RequestsCard } from "./requests-card.tsx";
import { TopModels } from "./top-models.tsx";
import { UsageCard } from "./usage-card.tsx";

/** A customer who was read. */
export function CustomerView({ customer }: { customer: Customer }) {
  const { customer_identifier, name, environment } = customer;
  const { scopes } = useSession();
  return (
    <Page
      title={name ?? customer_identifier}
      description={
        <>
          {name !== null && <span className="mr-2 font-mono text-xs">{customer_identifier}</span>}
          <Badge>{environment}</Badge>
        </>
      }
      actions={
        <>
          <Link
            to="/logs"
            search={{ filters: [customerCondition(customer)], range: "30d" }}
            className={buttonClass({ size: "sm" })}
          >
            <Rows3 aria-hidden /> All logs
          </Link>
          {scopes.includes("admin") && (
            <>
              <EditCustomer customer={customer} />
              <EraseCustomer customer={customer} />
            </>
          )}
        </>
      }
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <RequestsCard customer={customer} />
          <LastLogs customer={customer} />
          <LastThreads customer={customer} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <UsageCard customer={customer} />
          <TopModels customer={customer} />
          <CustomerDetails customer={customer} />
        </div>
      </div>
    </Page>
  );
}
