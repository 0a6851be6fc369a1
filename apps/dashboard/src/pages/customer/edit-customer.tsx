import { updateCustomer } from "@kai/client/api";
import { Pencil } from "lucide-react";
import { useMemo, useState } from "react";
import { kai } from "../../api/kai.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { CustomerFormDialog } from "./customer-form-dialog.tsx";
import { customerForm } from "./customer-patch.ts";
import type { Customer } from "./customer-query.ts";

/** Changes what is said of a customer. */
export function EditCustomer({ customer }: { customer: Customer }) {
  const { customer_identifier } = customer;
  const [open, setOpen] = useState(false);
  const initial = useMemo(() => customerForm(customer), [customer]);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Pencil aria-hidden /> Edit
      </Button>
      {open && (
        <CustomerFormDialog
          onClose={() => setOpen(false)}
          title={`Edit ${customer.name ?? customer_identifier}`}
          initial={initial}
          save={(patch) => updateCustomer(kai, { ...patch, customer_identifier })}
          onSaved={() => toast("Saved")}
        />
      )}
    </>
  );
}
