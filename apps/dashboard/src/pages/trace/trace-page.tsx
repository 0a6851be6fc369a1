import { KaiApiError } from "@kai/client";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Waypoints } from "lucide-react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Page } from "../../ui/page.tsx";
import { traceQuery } from "./trace-query.ts";
import { TraceView } from "./trace-view.tsx";

const route = getRouteApi("/app/traces/$traceId");

/** One trace: its spans as a tree and over time. */
export function TracePage() {
  const { traceId } = route.useParams();
  const trace = useQuery(traceQuery(traceId));
  if (trace.data) return <TraceView key={traceId} trace={trace.data} />;
  return (
    <Page title="Trace">
      {trace.error ? <Failure error={trace.error} retry={() => void trace.refetch()} /> : <Loading />}
    </Page>
  );
}

function Failure({ error, retry }: { error: Error; retry: () => void }) {
  if (!KaiApiError.isInstance(error) || error.status !== 404) return <ErrorMessage error={error} retry={retry} />;
  return (
    <EmptyState icon={Waypoints} title="There is no such trace">
      It may have been deleted, or belong to another project.
    </EmptyState>
  );
}
