import { saveModelPrice } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { fromLocalInput, toLocalInput } from "../../time-range/local-input.ts";
import { Field } from "../../ui/field.tsx";
import { fieldError } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Input } from "../../ui/input.tsx";
import { toast } from "../../ui/toast.tsx";
import { onPricesChanged, type OwnPrice } from "./models-query.ts";

const prices = {
  input_price_per_1m_tokens: "Input",
  output_price_per_1m_tokens: "Output",
  cache_read_price_per_1m_tokens: "Input read from the provider's cache",
  cache_write_price_per_1m_tokens: "Input written to it",
} as const;
type PriceName = keyof typeof prices;

/** Asks for a price of the project's own. */
export function PriceDialog({ edited, onClose }: { edited: OwnPrice | undefined; onClose: () => void }) {
  const [model, setModel] = useState(edited?.model ?? "");
  const [provider, setProvider] = useState(edited?.provider_id ?? "");
  const [from, setFrom] = useState(edited && Date.parse(edited.valid_from) > 0 ? toLocalInput(edited.valid_from) : "");
  const [amounts, setAmounts] = useState(
    () =>
      Object.fromEntries(
        (Object.keys(prices) as PriceName[]).map((name) => [name, String(edited?.[name] ?? "")]),
      ) as Record<PriceName, string>,
  );
  const save = useMutation({
    mutationFn: () =>
      saveModelPrice(kai, {
        model: model.trim(),
        ...(provider.trim() !== "" && { provider_id: provider.trim() }),
        ...(edited ? { valid_from: edited.valid_from } : from !== "" && { valid_from: fromLocalInput(from) }),
        ...Object.fromEntries(
          Object.entries(amounts).map(([name, text]) => [name, text.trim() === "" ? null : Number(text)]),
        ),
      }),
    async onSuccess({ warnings }) {
      onClose();
      toast("Price saved", warnings.join(" "));
      await onPricesChanged();
    },
  });
  const error = (name: string) => fieldError(save.error, name);
  return (
    <FormDialog
      title={edited ? `The price of ${edited.model}` : "Add a price"}
      description="US dollars for a million tokens."
      onClose={onClose}
      action={["Save", "Saving…"]}
      pending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Model" hint="As logs name it." error={error("model")}>
          <Input
            required
            disabled={edited !== undefined}
            value={model}
            onChange={({ target }) => setModel(target.value)}
          />
        </Field>
        <Field label="Provider" hint="Empty: whichever." error={error("provider_id")}>
          <Input
            disabled={edited !== undefined}
            value={provider}
            onChange={({ target }) => setProvider(target.value)}
          />
        </Field>
        {(Object.entries(prices) as [PriceName, string][]).map(([name, label]) => (
          <Field key={name} label={label} error={error(name)}>
            <Input
              inputMode="decimal"
              type="number"
              min={0}
              step="any"
              value={amounts[name]}
              onChange={({ target }) => setAmounts({ ...amounts, [name]: target.value })}
            />
          </Field>
        ))}
      </div>
      {!edited && (
        <Field label="Holds from" hint="Empty: for all logs." error={error("valid_from")}>
          <Input type="datetime-local" step={1} value={from} onChange={({ target }) => setFrom(target.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
