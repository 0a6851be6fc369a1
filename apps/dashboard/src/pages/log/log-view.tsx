import { useQuery } from "@tanstack/react-query";
import { FileQuestion } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { LogDetails } from "./log-details.tsx";
import { isMissing, logQuery } from "./log-query.ts";
import { type LogTab, logTabs } from "./log-tabs.ts";

interface LogViewProps {
  uniqueId: string;
  /** Which view is shown, where the address says it. @default kept here */
  tab?: LogTab | undefined;
  onTab?: (tab: LogTab) => void;
}

/** Everything about one log, on a page of its own or beside others. */
export function LogView({ uniqueId, tab, onTab }: LogViewProps) {
  const log = useQuery(logQuery(uniqueId));
  const [own, setOwn] = useState<LogTab>(logTabs[0]);
  if (log.data)
    return <LogDetails key={uniqueId} log={log.data} tab={tab ?? (onTab ? logTabs[0] : own)} onTab={onTab ?? setOwn} />;
  if (log.isPending)
    return <Loading label={log.failureCount > 0 ? "This log is not there yet. Looking again" : "Loading the log"} />;
  if (!isMissing(log.error)) return <ErrorMessage error={log.error} retry={() => void log.refetch()} />;
  return (
    <EmptyState icon={FileQuestion} title="There is no such log">
      <p>
        It was deleted, is older than logs are kept, belongs to another project or environment, or the application has
        not sent it yet.
      </p>
      <Button className="mt-3" onClick={() => void log.refetch()}>
        Look again
      </Button>
    </EmptyState>
  );
}
