import { createCustomer } from "@kai/client/api";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { Button } from "../../ui/button.tsx";
import { fieldError } from "../../ui/field-errors.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { CustomerFormDialog } from "./customer-form-dialog.tsx";
import { customerForm } from "./customer-patch.ts";

const empty = customerForm();

/** Makes a customer that no log has named yet, or says something of one. */
export function CreateCustomer() {
  const [open, setOpen] = useState(false);
  const [id, setId] = useState("");
  const navigate = useNavigate();
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Plus aria-hidden /> New customer
      </Button>
      {open && (
        <CustomerFormDialog
          onClose={() => setOpen(false)}
          title="New customer"
          initial={empty}
          save={(patch) => createCustomer(kai, { ...patch, customer_identifier: id.trim() })}
          onSaved={({ customer_identifier: customerId }) =>
            void navigate({ to: "/customers/$customerId", params: { customerId } })
          }
        >
          {(error) => (
            <Field
              label="Customer ID"
              hint="As logs name it, in customer_identifier."
              error={fieldError(error, "customer_identifier")}
            >
              <Input autoComplete="off" value={id} onChange={({ target }) => setId(target.value)} />
            </Field>
          )}
        </CustomerFormDialog>
      )}
    </>
  );
}
