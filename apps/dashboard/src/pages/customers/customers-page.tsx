import { type ApiAnswer, listCustomers } from "@kai/client/api";
import { labelOf } from "@kai/schema/fields";
import { getRouteApi } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { useSession } from "../../api/session.ts";
import { absent } from "../../format/absent.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import { formatRelativeTime } from "../../format/format-time.ts";
import type { Column } from "../../ui/data-table/column.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { CreateCustomer } from "../customer/create-customer.tsx";
import { costColumn, errorsColumn, number, tokensColumn } from "../log-groups/group-columns.tsx";
import { LogGroupsPage } from "../log-groups/log-groups-page.tsx";
import type { LogGroups } from "../log-groups/use-log-groups.ts";
import { BudgetCell } from "./budget-cell.tsx";
import { customerSelection } from "./customer-selection.ts";

type Customer = ApiAnswer<"listCustomers">["results"][number];

const route = getRouteApi("/app/customers");

const customers: LogGroups<Customer> = {
  name: "customers",
  list: (question, options) => listCustomers(kai, question, options),
  idOf: ({ customer_identifier }) => customer_identifier,
  defaultSort: "-last_active",
  select: customerSelection,
};

const columns: readonly Column<Customer>[] = [
  {
    id: "customer",
    header: labelOf("customer_identifier"),
    size: 210,
    grow: true,
    cell: (customer) => <Who {...customer} />,
  },
  {
    id: "requests",
    header: "Requests",
    ...number,
    sortBy: "number_of_requests",
    cell: ({ number_of_requests }) => formatCount(number_of_requests),
  },
  errorsColumn,
  costColumn,
  {
    id: "budget",
    header: "Budget",
    align: "end",
    size: 236,
    cell: (customer) => <BudgetCell customer={customer} />,
  },
  tokensColumn,
  {
    id: "latency",
    header: "Avg. latency",
    align: "end",
    size: 105,
    sortBy: "average_latency",
    cell: ({ average_latency }) => formatSeconds(average_latency),
  },
  {
    id: "days",
    header: "Active days",
    align: "end",
    size: 100,
    sortBy: "active_days",
    cell: ({ active_days }) => formatCount(active_days),
  },
  {
    id: "last",
    header: "Last active",
    size: 140,
    sortBy: "last_active",
    cell: ({ last_active }) => formatRelativeTime(last_active),
  },
  { id: "email", header: "Email", size: 150, grow: true, cell: ({ email }) => email ?? absent },
];

/** Those whom the project serves, with what they used in the time range. */
export function CustomersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { scopes, environment } = useSession();
  return (
    <LogGroupsPage
      title="Customers"
      groups={customers}
      columns={columns}
      search={search}
      searchLabel="Search customers"
      note={search.env === "all" && `Customers are listed for one environment at a time: these are of ${environment}.`}
      onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }) })}
      onOpen={({ customer_identifier: customerId }) =>
        void navigate({ to: "/customers/$customerId", params: { customerId } })
      }
      actions={scopes.includes("admin") && <CreateCustomer />}
      empty={
        <EmptyState icon={Users} title="No customers match">
          Logs name their customer by <code>customer_identifier</code>. Try a longer time range or fewer filters.
        </EmptyState>
      }
    />
  );
}

function Who({ name, customer_identifier }: Customer) {
  if (name === null) return customer_identifier;
  return (
    <>
      {name} <span className="ml-1 text-xs text-muted-foreground">{customer_identifier}</span>
    </>
  );
}
