import type { LogChange } from "@kai/client";
import type { Log } from "@kai/schema/log";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { kai } from "../../../api/kai.ts";
import { useSession } from "../../../api/session.ts";
import { toastError } from "../../../ui/toast.tsx";
import { logQuery } from "../log-query.ts";
import { applyChange } from "./apply-change.ts";

/** Changes what people say of a log: it is shown at once, and taken back when the server refuses. */
export function useChangeLog(uniqueId: string) {
  const client = useQueryClient();
  const { scopes } = useSession();
  const { queryKey } = logQuery(uniqueId);
  const mutationKey = ["change log", uniqueId];
  const mutation = useMutation({
    mutationKey,
    mutationFn: (change: LogChange) => kai.logs.update(uniqueId, change),
    // One change after the other, as they were made.
    scope: { id: `log ${uniqueId}` },
    async onMutate(change) {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Log>(queryKey);
      client.setQueryData<Log>(queryKey, (log) => log && applyChange(log, change));
      return { before };
    },
    onError(error, _change, context) {
      client.setQueryData(queryKey, context?.before);
      toastError(error, "The change was not kept");
    },
    onSettled() {
      // An answer from before the next change would take that back for a moment.
      if (client.isMutating({ mutationKey }) > 1) return;
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ["logs"], refetchType: "none" });
    },
  });
  return { change: mutation.mutate, isPending: mutation.isPending, mayChange: scopes.includes("ingest") };
}
