import { type ApiAnswer, getGatewaySettings, saveGatewaySettings } from "@kai/client/api";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Field } from "../../ui/field.tsx";
import { fieldError, hasFieldErrors } from "../../ui/field-errors.ts";
import { Input } from "../../ui/input.tsx";
import { toast } from "../../ui/toast.tsx";
import { namesIn } from "./names-in.ts";

type Settings = ApiAnswer<"getGatewaySettings">;

const settingsQuery = queryOptions({
  queryKey: ["gateway-settings"],
  queryFn: ({ signal }) => getGatewaySettings(kai, {}, { signal }),
});

/** What happens to calls that name no model, and to those that nobody answered. */
export function SafetyCard() {
  const query = useQuery(settingsQuery);
  const settings = query.data;
  return (
    <Card title="Router and safety net">
      <QueryState query={query} />
      {settings && <SafetyForm key={settings.updated_at} settings={settings} />}
    </Card>
  );
}

function SafetyForm({ settings }: { settings: Settings }) {
  const [router_enabled, setRouter] = useState(settings.router_enabled);
  const [models, setModels] = useState(settings.safety_net_models.join(", "));
  const save = useMutation({
    mutationFn: () => saveGatewaySettings(kai, { router_enabled, safety_net_models: namesIn(models) ?? [] }),
    onSuccess(saved) {
      queryClient.setQueryData(settingsQuery.queryKey, saved);
      toast("Saved", "It holds for the next call.");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <label className="flex items-baseline gap-2">
        <input type="checkbox" checked={router_enabled} onChange={({ target }) => setRouter(target.checked)} />
        <span>
          Send chats that name no model to the cheapest
          <span className="block text-xs text-muted-foreground">Among those that can do what the chat asks for.</span>
        </span>
      </label>
      <Field
        label="Safety net"
        hint="Models to ask, in this order, when nobody else answered; with commas between."
        error={fieldError(save.error, "safety_net_models")}
      >
        <Input value={models} onChange={({ target }) => setModels(target.value)} />
      </Field>
      {save.error && !hasFieldErrors(save.error) && <ErrorMessage error={save.error} />}
      <Button type="submit" disabled={save.isPending} className="self-start">
        {save.isPending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}
