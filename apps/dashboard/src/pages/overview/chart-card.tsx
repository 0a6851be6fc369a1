import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cn } from "../../ui/class-names.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** A part of the overview that waits for an answer of its own, and fails by itself. */
export function ChartCard<Answer>({
  title,
  actions,
  query,
  className,
  children,
}: {
  title: string;
  actions?: ReactNode;
  query: UseQueryResult<Answer>;
  className?: string;
  children: (answer: Answer) => ReactNode;
}) {
  return (
    <Card title={title} actions={actions} className={className} aria-busy={query.isFetching}>
      {query.error ? (
        <ErrorMessage error={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Skeleton className="h-60" />
      ) : (
        <div className={cn("transition-opacity", query.isPlaceholderData && "opacity-50")}>{children(query.data)}</div>
      )}
    </Card>
  );
}
