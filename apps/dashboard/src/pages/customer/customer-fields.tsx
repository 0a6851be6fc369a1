import type { ComponentProps } from "react";
import { fieldError } from "../../ui/field-errors.ts";
import { Field } from "../../ui/field.tsx";
import { Input, NativeSelect, TextArea } from "../../ui/input.tsx";
import type { CustomerForm } from "./customer-patch.ts";

interface CustomerFieldsProps {
  form: CustomerForm;
  onChange: (form: CustomerForm) => void;
  /** What the server answered when the form was sent last. */
  error: unknown;
}

/** The controls of what can be said of a customer. */
export function CustomerFields({ form, onChange, error }: CustomerFieldsProps) {
  const control = (name: keyof CustomerForm) => ({
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...form, [name]: target.value }),
  });
  const field = (
    name: keyof CustomerForm,
    label: string,
    children: ComponentProps<typeof Field>["children"],
    hint?: string,
  ) => (
    <Field label={label} hint={hint} error={fieldError(error, name)}>
      {children}
    </Field>
  );
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {field("name", "Name", <Input {...control("name")} />)}
        {field("email", "Email", <Input inputMode="email" {...control("email")} />)}
        {field(
          "period_budget",
          "Budget of a period, US dollars",
          <Input inputMode="decimal" {...control("period_budget")} />,
        )}
        {field(
          "budget_duration",
          "Period",
          <NativeSelect {...control("budget_duration")}>
            {["daily", "weekly", "monthly", "yearly"].map((duration) => (
              <option key={duration}>{duration}</option>
            ))}
          </NativeSelect>,
        )}
        {field("total_budget", "Budget in all, US dollars", <Input inputMode="decimal" {...control("total_budget")} />)}
        {field(
          "markup_percentage",
          "Markup, per cent",
          <Input inputMode="decimal" {...control("markup_percentage")} />,
          "On the cost of what the gateway bills.",
        )}
        {field(
          "rate_limit",
          "Rate limit",
          <Input inputMode="numeric" {...control("rate_limit")} />,
          "Requests to the gateway in a minute.",
        )}
      </div>
      {field(
        "metadata",
        "Metadata, JSON",
        <TextArea spellCheck={false} className="font-mono text-xs" {...control("metadata")} />,
      )}
    </>
  );
}
