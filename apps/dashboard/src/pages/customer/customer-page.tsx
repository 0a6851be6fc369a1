import { KaiApiError } from "@kai/client";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { UserX } from "lucide-react";
import { useSession } from "../../api/session.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Page } from "../../ui/page.tsx";
import { customerQuery } from "./customer-query.ts";
import { CustomerView } from "./customer-view.tsx";
import { OtherEnvironment } from "./other-environment.tsx";

const route = getRouteApi("/app/customers/$customerId");

/** One customer: what they used and were billed, and what happened. */
export function CustomerPage() {
  const { customerId } = route.useParams();
  const { env } = route.useSearch();
  const { environment } = useSession();
  const elsewhere = (["prod", "test"] as const).find((each) => each === env && each !== environment);
  const customer = useQuery({ ...customerQuery(customerId), enabled: elsewhere === undefined });
  if (customer.data && elsewhere === undefined) return <CustomerView key={customerId} customer={customer.data} />;
  return (
    <Page title={customerId}>
      {elsewhere ? (
        <OtherEnvironment environment={elsewhere} />
      ) : customer.error ? (
        <Failure error={customer.error} environment={environment} retry={() => void customer.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Failure({ error, environment, retry }: { error: Error; environment: string; retry: () => void }) {
  if (!KaiApiError.isInstance(error) || error.status !== 404) return <ErrorMessage error={error} retry={retry} />;
  return (
    <EmptyState icon={UserX} title={`There is no such customer in ${environment}`}>
      No log names them, and nobody has said anything of them. They may be in another environment, or were erased.
    </EmptyState>
  );
}
