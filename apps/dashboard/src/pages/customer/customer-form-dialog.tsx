import { KaiApiError } from "@kai/client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { queryClient } from "../../api/query-client.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import { type CustomerForm, customerPatch, type CustomerPatch } from "./customer-patch.ts";
import { type Customer, customerQuery } from "./customer-query.ts";

interface CustomerFormDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  initial: CustomerForm;
  /** Before the fields that all customers have; given what the server said is wrong. */
  children?: (errors: Readonly<Record<string, readonly string[]>>) => ReactNode;
  save: (patch: CustomerPatch) => Promise<Customer>;
  onSaved: (customer: Customer) => void;
}

/** Says something of a customer; the server checks it, and what it finds wrong stands at its field. */
export function CustomerFormDialog(props: CustomerFormDialogProps) {
  const { open, onOpenChange, title, initial, children, save, onSaved } = props;
  const [form, setForm] = useState(initial);
  const saving = useMutation({
    mutationFn: () => save(customerPatch(initial, form)),
    onSuccess(customer) {
      queryClient.setQueryData(customerQuery(customer.customer_identifier).queryKey, customer);
      void queryClient.invalidateQueries({ queryKey: ["customers", "list"] });
      onOpenChange(false);
      onSaved(customer);
    },
  });
  const errors = KaiApiError.isInstance(saving.error) ? (saving.error.errors ?? {}) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {children?.(errors)}
        <CustomerFields form={form} onChange={setForm} errors={errors} />
        {saving.error && Object.keys(errors).length === 0 && <ErrorMessage error={saving.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={saving.isPending}>
            {saving.isPending ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
