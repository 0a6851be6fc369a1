import { KeyRound, Play, Square } from "lucide-react";
import type { FormEvent } from "react";
import { useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Field } from "../../ui/field.tsx";
import { TextArea } from "../../ui/input.tsx";
import { templateVariables } from "./template-variables.ts";
import { templatesOf } from "./templates-of.ts";
import { TryAnswer } from "./try-answer.tsx";
import type { Try } from "./use-try.ts";
import type { VersionFormState } from "./use-version-form.ts";
import { formOf, type Version } from "./version-form.ts";

interface TryVersionProps {
  version: Version;
  state: VersionFormState;
  attempt: Try;
}

/** Fills in the variables of a version, and shows what is answered. */
export function TryVersion({ version, state, attempt }: TryVersionProps) {
  const { scopes } = useSession();
  const { values, setValues, call, log, ask, stop } = attempt;
  if (!scopes.includes("gateway"))
    return (
      <EmptyState icon={KeyRound} title="Asking models is not allowed">
        Sign in with a key that has the scope gateway.
      </EmptyState>
    );
  const isRunning = call?.state === "running";
  const { messages, variables } = state.isDirty ? state.form : formOf(version);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state.isDirty && !(await state.save())) return;
    await ask();
  };
  return (
    <div className="flex flex-col gap-4">
      <Card title="Variables">
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          {templateVariables(templatesOf(messages)).map((name) => (
            <Field key={name} label={<code>{name}</code>}>
              <TextArea
                rows={1}
                className="field-sizing-content max-h-60 min-h-8"
                placeholder={variables[name] || undefined}
                value={values[name] ?? ""}
                onChange={({ target }) => setValues({ ...values, [name]: target.value })}
              />
            </Field>
          ))}
          <div className="flex flex-wrap items-center gap-3">
            {isRunning ? (
              <Button onClick={stop}>
                <Square aria-hidden /> Stop
              </Button>
            ) : (
              <Button type="submit" variant="primary" disabled={state.isSaving}>
                <Play aria-hidden /> {state.isDirty ? "Save and ask" : "Ask"}
              </Button>
            )}
            <p className="text-xs text-muted-foreground">
              Through the gateway: it costs what it costs, and is logged. What is left empty has its default.
            </p>
          </div>
        </form>
      </Card>
      {state.isDirty && (state.error || Object.keys(state.errors).length > 0) && (
        <p role="alert" className="text-danger">
          The draft could not be saved: what is wrong is said where it is edited.
        </p>
      )}
      {call?.state === "failed" && <ErrorMessage error={call.error} />}
      {call && (call.state !== "failed" || call.text !== "") && <TryAnswer call={call} log={log} />}
    </div>
  );
}
