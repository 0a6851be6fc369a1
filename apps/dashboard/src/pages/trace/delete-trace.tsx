import { type ApiAnswer, deleteTrace } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { formatCount } from "../../format/format-count.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { toast, toastError } from "../../ui/toast.tsx";

/** Deletes a trace with all of its logs, when that is confirmed. */
export function DeleteTrace({ trace }: { trace: ApiAnswer<"getTrace"> }) {
  const { trace_unique_id, span_count } = trace;
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteTrace(kai, { trace_unique_id }),
    async onSuccess({ logs_deleted }) {
      toast("Trace deleted", `${formatCount(logs_deleted)} logs are gone.`);
      await navigate({ to: "/traces" });
      await queryClient.invalidateQueries();
    },
    onError: (error) => toastError(error),
  });
  return (
    <>
      <IconButton label="Delete trace" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden />
      </IconButton>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Delete this trace?"
        action="Delete"
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        Its {formatCount(span_count)} logs will be gone from every list, chart and total. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}
