import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { queryClient } from "../../api/query-client.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import { type CustomerForm, customerPatch, type CustomerPatch } from "./customer-patch.ts";
import { type Customer, customerQuery } from "./customer-query.ts";

interface CustomerFormDialogProps {
  onClose: () => void;
  title: string;
  initial: CustomerForm;
  /** Before the fields that all customers have; given what the server said is wrong. */
  children?: (error: unknown) => ReactNode;
  save: (patch: CustomerPatch) => Promise<Customer>;
  onSaved: (customer: Customer) => void;
}

/** Says something of a customer; the server checks it, and what it finds wrong stands at its field. */
export function CustomerFormDialog({ onClose, title, initial, children, save, onSaved }: CustomerFormDialogProps) {
  const [form, setForm] = useState(initial);
  const saving = useMutation({
    mutationFn: () => save(customerPatch(initial, form)),
    onSuccess(customer) {
      queryClient.setQueryData(customerQuery(customer.customer_identifier).queryKey, customer);
      void queryClient.invalidateQueries({ queryKey: ["customers", "list"] });
      onClose();
      onSaved(customer);
    },
  });
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      action={["Save", "Saving…"]}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate()}
    >
      {children?.(saving.error)}
      <CustomerFields form={form} onChange={setForm} error={saving.error} />
    </FormDialog>
  );
}
