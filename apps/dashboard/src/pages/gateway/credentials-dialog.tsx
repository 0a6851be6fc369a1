import { createProviderCredentials, updateProviderCredentials } from "@kai/client/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { Field } from "../../ui/field.tsx";
import { fieldError } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Input, NativeSelect } from "../../ui/input.tsx";
import { namesIn } from "./names-in.ts";
import { type Credentials, credentialsQuery, providersQuery } from "./credentials-query.ts";

/** Asks for credentials of a provider. Of what is edited only what is filled in changes: secrets are never shown. */
export function CredentialsDialog({ edited, onClose }: { edited: Credentials | undefined; onClose: () => void }) {
  const providers = useQuery(providersQuery);
  const [provider, setProvider] = useState(edited?.provider_id ?? "openai");
  const [label, setLabel] = useState(edited?.label ?? "");
  const [weight, setWeight] = useState(String(edited?.weight ?? 1));
  const [only, setOnly] = useState(edited?.available_models?.join(", ") ?? "");
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const fields = providers.data?.find(({ provider_id }) => provider_id === provider)?.credential_fields ?? ["api_key"];
  const save = useMutation({
    async mutationFn() {
      const filled = Object.entries(secrets).filter(([name, value]) => fields.includes(name) && value.trim() !== "");
      const credentials = Object.fromEntries(filled);
      const rest = { label: label.trim(), weight: Number(weight), available_models: namesIn(only) };
      if (!edited) return createProviderCredentials(kai, { provider_id: provider, credentials, ...rest });
      return updateProviderCredentials(kai, {
        provider_credentials_id: edited.id,
        ...rest,
        ...(filled.length > 0 && { credentials }),
      });
    },
    async onSuccess() {
      onClose();
      await queryClient.invalidateQueries(credentialsQuery);
    },
  });
  const error = (name: string) => fieldError(save.error, name);
  return (
    <FormDialog
      title={edited ? `Credentials of ${edited.provider_id}` : "Add credentials"}
      description="They are kept encrypted, and never shown again whole."
      onClose={onClose}
      action={["Save", "Saving…"]}
      pending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
    >
      {!edited && (
        <Field label="Provider" error={error("provider_id")}>
          <NativeSelect value={provider} onChange={({ target }) => setProvider(target.value)}>
            {(providers.data ?? [{ provider_id: provider, provider_name: provider }]).map((each) => (
              <option key={each.provider_id} value={each.provider_id}>
                {each.provider_name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
      {fields.map((name) => (
        <Field
          key={name}
          label={<code>{name}</code>}
          hint={edited && "Empty: as it is. If one is given, give all that are needed: they replace what is kept."}
          error={error(`credentials.${name}`)}
        >
          <Input
            type="password"
            autoComplete="off"
            value={secrets[name] ?? ""}
            onChange={({ target }) => setSecrets({ ...secrets, [name]: target.value })}
          />
        </Field>
      ))}
      {error("credentials") && <p className="text-xs text-danger">{error("credentials")}</p>}
      <Field label="Name" hint="What people call them." error={error("label")}>
        <Input value={label} onChange={({ target }) => setLabel(target.value)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Weight" hint="Share of the load beside others of the provider." error={error("weight")}>
          <Input type="number" min={0} step="any" value={weight} onChange={({ target }) => setWeight(target.value)} />
        </Field>
        <Field label="Only for models" hint="With commas between; empty: all." error={error("available_models")}>
          <Input value={only} onChange={({ target }) => setOnly(target.value)} />
        </Field>
      </div>
    </FormDialog>
  );
}
