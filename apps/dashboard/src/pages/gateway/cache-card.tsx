import { clearCache, describeCache } from "@kai/client/api";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { formatBytes } from "../../format/format-bytes.ts";
import { formatCount } from "../../format/format-count.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Facts } from "../../ui/facts.tsx";
import { toast, toastError } from "../../ui/toast.tsx";

const cacheQuery = queryOptions({
  queryKey: ["cache"],
  queryFn: ({ signal }) => describeCache(kai, {}, { signal }),
});

/** The answers that are kept to be given again. */
export function CacheCard() {
  const { environment } = useSession();
  const query = useQuery(cacheQuery);
  const cache = query.data;
  const [clearing, setClearing] = useState(false);
  const clear = useMutation({
    mutationFn: () => clearCache(kai),
    async onSuccess({ deleted }) {
      setClearing(false);
      toast("Cache cleared", `${formatCount(deleted)} answers are forgotten.`);
      await queryClient.invalidateQueries(cacheQuery);
    },
    onError: (error) => toastError(error),
  });
  return (
    <Card
      title="Cache"
      actions={
        <Button size="sm" disabled={!cache || cache.count === 0} onClick={() => setClearing(true)}>
          Clear
        </Button>
      }
    >
      <QueryState query={query} />
      {cache && (
        <Facts
          facts={[
            ["Environment", environment],
            ["Answers kept", formatCount(cache.count)],
            ["Size", formatBytes(cache.bytes)],
          ]}
        />
      )}
      <p className="mt-4 text-muted-foreground">
        Calls with <code>cache_enabled: true</code> are answered from here when the same was asked before, at no cost.
      </p>
      <ConfirmDialog
        open={clearing}
        onOpenChange={setClearing}
        title="Clear the cache?"
        action="Clear"
        pending={clear.isPending}
        onConfirm={() => clear.mutate()}
      >
        Every answer that is kept for {environment} is forgotten: the same questions are asked and paid again.
      </ConfirmDialog>
    </Card>
  );
}
