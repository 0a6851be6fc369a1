import { setPassword } from "@kai/client/api";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { sessionQuery, useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Field } from "../../ui/field.tsx";
import { fieldError, hasFieldErrors } from "../../ui/field-errors.ts";
import { Input } from "../../ui/input.tsx";
import { toast } from "../../ui/toast.tsx";

const least = 12;

/** Sets or changes the password that signs in to every project. */
export function PasswordCard() {
  const { password_set, password_fixed } = useSuspenseQuery(sessionQuery).data;
  const { via } = useSession();
  const [password, setNew] = useState("");
  const [current, setCurrent] = useState("");
  const asksCurrent = password_set && via === "password";
  const change = useMutation({
    mutationFn: () => setPassword(kai, { password, ...(asksCurrent && { current }) }),
    onSuccess(answer) {
      queryClient.setQueryData(sessionQuery.queryKey, answer);
      setNew("");
      setCurrent("");
      toast("Password set", "Everybody else who came in by the password before is signed out.");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  if (password_fixed)
    return (
      <Card title="Password">
        <p className="text-muted-foreground">
          It is set by <code>KAI_PASSWORD</code> when the server starts, and is changed there.
        </p>
      </Card>
    );
  return (
    <Card title="Password">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-muted-foreground">
          {password_set ? "A password is set. " : "No password is set yet. "}
          Whoever knows it signs in without a key and may do everything, in every project.
        </p>
        {asksCurrent && (
          <Field label="Password until now" error={fieldError(change.error, "current")}>
            <Input
              type="password"
              autoComplete="current-password"
              required
              value={current}
              onChange={({ target }) => setCurrent(target.value)}
            />
          </Field>
        )}
        <Field label="New password" hint={`At least ${least} characters.`} error={fieldError(change.error, "password")}>
          <Input
            type="password"
            autoComplete="new-password"
            required
            minLength={least}
            value={password}
            onChange={({ target }) => setNew(target.value)}
          />
        </Field>
        {change.error && !hasFieldErrors(change.error) && <ErrorMessage error={change.error} />}
        <Button type="submit" variant="primary" disabled={change.isPending} className="self-start">
          {change.isPending ? "Setting…" : password_set ? "Change the password" : "Set a password"}
        </Button>
      </form>
    </Card>
  );
}
