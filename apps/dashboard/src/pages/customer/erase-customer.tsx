import { eraseCustomer } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Eraser } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatExactTime } from "../../format/format-time.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Facts } from "../../ui/facts.tsx";
import { toastError } from "../../ui/toast.tsx";
import type { Customer } from "./customer-query.ts";

/** Erases a customer with all of their logs, when that is confirmed, and shows the receipt. */
export function EraseCustomer({ customer }: { customer: Customer }) {
  const { customer_identifier, environment, number_of_requests } = customer;
  const [open, setOpen] = useState(false);
  const [everywhere, setEverywhere] = useState(false);
  const navigate = useNavigate();
  const erasing = useMutation({
    mutationFn: () => eraseCustomer(kai, { customer_identifier, ...(everywhere && { all_envs: true }) }),
    onSuccess: () => setOpen(false),
    onError: (error) => toastError(error),
  });
  const leave = async () => {
    await navigate({ to: "/customers" });
    queryClient.removeQueries({ queryKey: ["customers", customer_identifier] });
    await queryClient.invalidateQueries();
  };
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setOpen(true)}>
        <Eraser aria-hidden /> Erase
      </Button>
      {open && (
        <ConfirmDialog
          open
          onOpenChange={setOpen}
          title="Erase this customer?"
          action={erasing.isPending ? "Erasing…" : "Erase for ever"}
          pending={erasing.isPending}
          onConfirm={() => erasing.mutate()}
          typed={customer_identifier}
        >
          <p>
            All {formatCount(number_of_requests)} logs in {environment} are erased, with what is said of the customer:
            name, email, budgets, metadata. The store's files are written anew without them, which takes a while. This
            cannot be undone, and sending a log again does not bring it back.
          </p>
          <label className="mt-3 flex items-center gap-2 text-foreground">
            <input type="checkbox" checked={everywhere} onChange={({ target }) => setEverywhere(target.checked)} />
            In every environment
          </label>
        </ConfirmDialog>
      )}
      {erasing.data && (
        <Dialog
          open
          onOpenChange={() => void leave()}
          title="The customer is erased"
          description="Keep the receipt: it is in the audit, too."
        >
          <Facts
            facts={[
              ["Customer", erasing.data.customer_identifier],
              ["Environment", erasing.data.environment === "all" ? "every one" : erasing.data.environment],
              ["Logs erased", formatCount(erasing.data.logs_deleted)],
              ["When", formatExactTime(erasing.data.erased_at)],
              ["Receipt", <code key="receipt">{erasing.data.receipt_id}</code>],
            ]}
          />
          <div className="mt-4 flex items-center justify-end gap-2">
            <CopyButton text={JSON.stringify(erasing.data, null, 2)} label="Copy the receipt" />
            <Button variant="primary" onClick={() => void leave()}>
              Done
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
