import { updateSession } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Layers } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { sessionQuery, useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { toastError } from "../../ui/toast.tsx";

const route = getRouteApi("/app/customers/$customerId");

/** A customer is somebody else in each environment: budgets and all are read and changed in that of the session. */
export function OtherEnvironment({ environment }: { environment: "prod" | "test" }) {
  const session = useSession();
  const navigate = route.useNavigate();
  const change = useMutation({
    mutationFn: () => updateSession(kai, { environment }),
    async onSuccess(changed) {
      queryClient.setQueryData(sessionQuery.queryKey, changed);
      await navigate({ search: (now) => ({ ...now, env: undefined }) });
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    },
    onError: (error) => toastError(error),
  });
  return (
    <EmptyState icon={Layers} title={`You are in ${session.environment}`}>
      <p>Customers are apart in each environment, and shown in that of your session.</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <Button variant="primary" disabled={change.isPending} onClick={() => change.mutate()}>
          Switch to {environment}
        </Button>
        <Button onClick={() => void navigate({ search: (now) => ({ ...now, env: undefined }) })}>
          Show them in {session.environment}
        </Button>
      </div>
    </EmptyState>
  );
}
