import { type ApiAnswer, createKey } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { fieldError } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Input, NativeSelect } from "../../ui/input.tsx";
import { keysQuery } from "./keys-query.ts";
import { fromLocalInput } from "../../time-range/local-input.ts";
import { NewKeyDialog } from "./new-key-dialog.tsx";
import { ScopeChoice } from "./scope-choice.tsx";

const empty = { name: "", rate_limit: "", monthly_log_quota: "", expires_at: "" };
const numberOf = (text: string) => (text.trim() === "" ? null : Number(text));

/** A button that makes a key, and shows it once. */
export function CreateKey() {
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<ApiAnswer<"createKey">>();
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        <KeyRound aria-hidden /> Create a key
      </Button>
      {asking && (
        <CreateKeyDialog
          onClose={() => setAsking(false)}
          onMade={(key) => {
            setAsking(false);
            setMade(key);
          }}
        />
      )}
      {made && <NewKeyDialog made={made} onClose={() => setMade(undefined)} />}
    </>
  );
}

function CreateKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (key: ApiAnswer<"createKey">) => void }) {
  const session = useSession();
  const [form, setForm] = useState(empty);
  const [environment, setEnvironment] = useState(session.environment);
  const [scopes, setScopes] = useState<ApiAnswer<"createKey">["scopes"]>(["ingest"]);
  const create = useMutation({
    mutationFn: () =>
      createKey(kai, {
        name: form.name.trim(),
        environment,
        scopes,
        rate_limit: numberOf(form.rate_limit),
        monthly_log_quota: numberOf(form.monthly_log_quota),
        expires_at: fromLocalInput(form.expires_at) ?? null,
      }),
    async onSuccess(key) {
      onMade(key);
      await queryClient.invalidateQueries(keysQuery);
    },
  });
  const control = (name: keyof typeof empty) => ({
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => setForm({ ...form, [name]: target.value }),
  });
  const error = (name: string) => fieldError(create.error, name);
  return (
    <FormDialog
      title="Create a key"
      description={`In the project ${session.project_name}.`}
      onClose={onClose}
      action={["Create", "Creating…"]}
      pending={create.isPending}
      error={create.error}
      onSubmit={() => create.mutate()}
    >
      <Field label="Name" hint="Where it will be used: “shop backend”." error={error("name")}>
        <Input required maxLength={120} autoComplete="off" {...control("name")} />
      </Field>
      <ScopeChoice chosen={scopes} onChange={setScopes} error={error("scopes")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Environment" error={error("environment")}>
          <NativeSelect
            value={environment}
            onChange={({ target }) => setEnvironment(target.value === "test" ? "test" : "prod")}
          >
            <option value="prod">prod</option>
            <option value="test">test</option>
          </NativeSelect>
        </Field>
        <Field label="Ends at" hint="Empty: never." error={error("expires_at")}>
          <Input type="datetime-local" {...control("expires_at")} />
        </Field>
        <Field label="Requests a minute" hint="Empty: no limit." error={error("rate_limit")}>
          <Input type="number" min={1} {...control("rate_limit")} />
        </Field>
        <Field label="Logs a month" hint="Empty: no limit." error={error("monthly_log_quota")}>
          <Input type="number" min={1} {...control("monthly_log_quota")} />
        </Field>
      </div>
    </FormDialog>
  );
}
