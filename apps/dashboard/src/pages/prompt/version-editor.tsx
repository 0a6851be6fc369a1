import { useEffect, useRef } from "react";
import { ModelInput } from "../../gateway-call/model-input.tsx";
import { Card } from "../../ui/card.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Field } from "../../ui/field.tsx";
import { errorAt } from "../../ui/field-errors.ts";
import { Input, TextArea } from "../../ui/input.tsx";
import { MessagesEditor } from "./messages-editor.tsx";
import { templatesOf } from "./templates-of.ts";
import type { VersionFormState } from "./use-version-form.ts";
import { VariablesEditor } from "./variables-editor.tsx";
import { otherErrors } from "./version-form.ts";

/** Changes what a version says. */
export function VersionEditor({ state }: { state: VersionFormState }) {
  const { form, setForm, errors, error, isSaving } = state;
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // What is wrong may be out of sight.
    const wrong = isSaving ? undefined : fields.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: "center" });
  }, [errors, isSaving]);
  const control = (name: "model" | "temperature" | "max_tokens" | "description") => ({
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => setForm({ [name]: target.value }),
  });
  const json = (name: "tools" | "response_format" | "others") => (
    <TextArea
      rows={4}
      spellCheck={false}
      className="field-sizing-content max-h-96 font-mono text-xs"
      value={form[name]}
      onChange={({ target }) => setForm({ [name]: target.value })}
    />
  );
  return (
    <fieldset ref={fields} disabled={isSaving} className="flex min-w-0 flex-col gap-4">
      {error && <ErrorMessage error={error} />}
      <MessagesEditor messages={form.messages} onChange={(messages) => setForm({ messages })} errors={errors} />
      <VariablesEditor
        templates={templatesOf(form.messages)}
        variables={form.variables}
        onChange={(variables) => setForm({ variables })}
        errors={errors}
      />
      <Card title="Model and parameters">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_1fr_1fr]">
          <Field label="Model" hint="Empty: the request names it." error={errorAt(errors, "model")}>
            <ModelInput {...control("model")} />
          </Field>
          <Field label="Temperature" error={errorAt(errors, "temperature")}>
            <Input type="number" step="any" {...control("temperature")} />
          </Field>
          <Field label="Max tokens" error={errorAt(errors, "max_tokens")}>
            <Input type="number" step={1} {...control("max_tokens")} />
          </Field>
        </div>
        <div className="mt-4 grid gap-4 xl:grid-cols-3">
          <Field label="Tools" hint="A list in JSON, as OpenAI's chat API has it." error={errorAt(errors, "tools")}>
            {json("tools")}
          </Field>
          <Field label="Response format" hint="In JSON." error={errorAt(errors, "response_format")}>
            {json("response_format")}
          </Field>
          <Field
            label="Other parameters"
            hint="An object in JSON: top_p, seed, fallback_models, load_balance_models …"
            error={otherErrors(errors)}
          >
            {json("others")}
          </Field>
        </div>
      </Card>
      <Card title="What is new">
        <Field label="Description of this version" error={errorAt(errors, "description")}>
          <Input maxLength={10_000} autoComplete="off" {...control("description")} />
        </Field>
      </Card>
    </fieldset>
  );
}
