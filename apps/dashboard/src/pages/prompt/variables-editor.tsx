import { useMemo } from "react";
import { Card } from "../../ui/card.tsx";
import { errorAt, type FieldErrors } from "../../ui/field-errors.ts";
import { Field } from "../../ui/field.tsx";
import { TextArea } from "../../ui/input.tsx";
import { templateVariables } from "./template-variables.ts";

interface VariablesEditorProps {
  templates: readonly string[];
  variables: Readonly<Record<string, string>>;
  onChange: (variables: Readonly<Record<string, string>>) => void;
  errors: FieldErrors;
}

/** Lists the variables of the texts, each with the value it has when a request gives none. */
export function VariablesEditor({ templates, variables, onChange, errors }: VariablesEditorProps) {
  const used = useMemo(() => templateVariables(templates), [templates]);
  const unused = Object.keys(variables).filter((name) => !used.includes(name) && variables[name] !== "");
  return (
    <Card title="Variables">
      <p className="mb-3 text-xs text-muted-foreground">
        {used.length + unused.length === 0
          ? "Write {{name}} in a message, and a request fills it in. Texts are Jinja templates."
          : "What each has when a request gives no value: a text, or JSON. Empty: a request must give one, where the text does not do without."}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        {[...used, ...unused].map((name) => (
          <Field
            key={name}
            label={<code>{name}</code>}
            hint={unused.includes(name) && "No text uses it."}
            error={errorAt(errors, `variables.${name}`)}
          >
            <TextArea
              rows={1}
              className="field-sizing-content max-h-60 min-h-8"
              value={variables[name] ?? ""}
              onChange={({ target }) => onChange({ ...variables, [name]: target.value })}
            />
          </Field>
        ))}
      </div>
      {errors["variables"] && (
        <p role="alert" className="mt-2 text-xs text-danger">
          {errors["variables"].join(" ")}
        </p>
      )}
    </Card>
  );
}
