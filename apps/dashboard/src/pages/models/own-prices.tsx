import { deleteModelPrice } from "@kai/client/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { BadgeDollarSign, Pencil, Plus, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatTime } from "../../format/format-time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { type SmallColumn, SmallTable } from "../../ui/small-table.tsx";
import { toastError } from "../../ui/toast.tsx";
import { onPricesChanged, type OwnPrice, ownPricesQuery } from "./models-query.ts";
import { PriceDialog } from "./price-dialog.tsx";
import { RepriceDialog } from "./reprice-dialog.tsx";

type Step = "list" | "new" | "reprice" | OwnPrice;

/** A button that opens the project's own prices; they come before the table that the server brings. */
export function OwnPrices() {
  const [step, setStep] = useState<Step>();
  const close = () => setStep(undefined);
  return (
    <>
      <Button className="ml-auto" onClick={() => setStep("list")}>
        <BadgeDollarSign aria-hidden /> Your prices
      </Button>
      {step === "list" && <PriceList onStep={setStep} onClose={close} />}
      {step === "reprice" && <RepriceDialog onClose={close} />}
      {step !== undefined && step !== "list" && step !== "reprice" && (
        <PriceDialog edited={step === "new" ? undefined : step} onClose={() => setStep("list")} />
      )}
    </>
  );
}

function PriceList({ onStep, onClose }: { onStep: (step: Step) => void; onClose: () => void }) {
  const query = useQuery(ownPricesQuery);
  const prices = query.data;
  const remove = useMutation({
    mutationFn: ({ model, provider_id, valid_from }: OwnPrice) =>
      deleteModelPrice(kai, { model, provider_id: provider_id ?? "", valid_from }),
    async onSuccess() {
      await onPricesChanged();
    },
    onError: (error) => toastError(error),
  });
  const columns: readonly SmallColumn<OwnPrice>[] = [
    {
      header: "Model",
      cell: ({ model, provider_id }) => (
        <>
          <span className="font-medium">{model}</span>
          <span className="block text-xs text-muted-foreground">{provider_id ?? "of any provider"}</span>
        </>
      ),
    },
    { header: "From", cell: ({ valid_from }) => (Date.parse(valid_from) <= 0 ? "ever" : formatTime(valid_from)) },
    { header: "Input", align: "end", cell: (each) => formatDollars(each.input_price_per_1m_tokens) },
    { header: "Output", align: "end", cell: (each) => formatDollars(each.output_price_per_1m_tokens) },
    {
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (each) => (
        <span className="flex justify-end">
          <IconButton label={`Edit the price of ${each.model}`} size="icon-sm" onClick={() => onStep(each)}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton
            label={`Delete the price of ${each.model}`}
            size="icon-sm"
            disabled={remove.isPending}
            onClick={() => remove.mutate(each)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      ),
    },
  ];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Your prices"
      description="US dollars for a million tokens. They come before the table of the server, for logs from now on."
      className="w-[min(44rem,calc(100vw-2rem))]"
    >
      <div className="flex flex-col gap-4">
        <QueryState query={query} />
        {prices?.length === 0 && <p className="text-muted-foreground">There is none: all prices are of the table.</p>}
        {prices && prices.length > 0 && (
          <SmallTable
            label="Your prices"
            columns={columns}
            rows={prices}
            rowId={({ model, provider_id, valid_from }) => `${provider_id} ${model} ${valid_from}`}
          />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => onStep("reprice")}>
            <RefreshCw aria-hidden /> Price past logs anew
          </Button>
          <Button variant="primary" onClick={() => onStep("new")}>
            <Plus aria-hidden /> Add a price
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
