import { X } from "lucide-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input, NativeSelect } from "../ui/input.tsx";
import { OptionList } from "../ui/option-list.tsx";
import { readTypedValue, type TypedValue, typedValueOf } from "./condition-value.ts";
import { asksForPresence, type Condition, takesMany } from "./conditions.ts";
import type { FilterField } from "./filter-fields.ts";
import type { LogSearch } from "./log-search.ts";
import { useValueSuggestions } from "./use-value-suggestions.ts";

interface ConditionEditorProps {
  field: FilterField;
  /** The condition to change; a new one begins with the field's first operator. */
  condition?: Condition | undefined;
  /** Where values to offer are looked for. */
  search: LogSearch;
  onApply: (condition: Condition) => void;
}

/** Says one condition: how a field is compared, and with what. Enter applies it; what is wrong with a value is said below it. */
export function ConditionEditor({ field, condition, search, onApply }: ConditionEditorProps) {
  const [operator, setOperator] = useState(condition?.operator ?? field.operators[0]?.value ?? "");
  const [typed, setTyped] = useState<TypedValue>(
    condition ? typedValueOf(field, condition) : { text: field.input === "boolean" ? "true" : "", many: [] },
  );
  const [error, setError] = useState("");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  // The list of fields had the focus, and is gone. Operators come before the value, which is what one types.
  useEffect(() => [...form.current!.querySelectorAll<HTMLElement>("input, select")].at(-1)?.focus(), []);
  const apply = (given: TypedValue) => {
    const read = readTypedValue(field, operator, given);
    if (read.error === undefined) onApply({ field: field.name, operator, value: read.value });
    else setError(read.error);
  };
  const change = (given: TypedValue) => {
    setTyped(given);
    setError("");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    apply(typed);
  };
  return (
    <form ref={form} onSubmit={onSubmit} className="flex w-72 max-w-full flex-col gap-2">
      <p className="text-sm font-semibold wrap-break-word">
        {field.label}
        {field.unit && <span className="ml-1 font-normal text-muted-foreground">in {field.unit}</span>}
      </p>
      <NativeSelect
        aria-label="How"
        value={operator}
        onChange={(event) => {
          setOperator(event.target.value);
          setError("");
        }}
      >
        {field.operators.map(({ name, value }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </NativeSelect>
      {!asksForPresence(operator) && (
        <Value
          field={field}
          many={takesMany(operator)}
          typed={typed}
          search={search}
          errorId={error && `${id}-error`}
          onChange={change}
          onApply={apply}
        />
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
      <Button type="submit" variant="primary" size="sm">
        Apply
      </Button>
    </form>
  );
}

interface ValueProps {
  field: FilterField;
  many: boolean;
  typed: TypedValue;
  search: LogSearch;
  /** The element that says what is wrong; empty when nothing is. */
  errorId: string;
  onChange: (typed: TypedValue) => void;
  onApply: (typed: TypedValue) => void;
}

function Value({ field, many, typed, search, errorId, onChange, onApply }: ValueProps) {
  const suggestions = useValueSuggestions(search, field);
  const told = { "aria-invalid": errorId !== "", "aria-describedby": errorId || undefined };
  const onText = (text: string) => onChange({ ...typed, text });
  if (field.input === "boolean" && !many)
    return (
      <NativeSelect aria-label="Value" value={typed.text} onChange={(event) => onText(event.target.value)}>
        <option value="true">Yes</option>
        <option value="false">No</option>
      </NativeSelect>
    );
  if (field.input === "datetime" && !many)
    return (
      <Input
        type="datetime-local"
        step="1"
        aria-label="Value"
        value={typed.text}
        onChange={(event) => onText(event.target.value)}
        {...told}
      />
    );
  const toggle = (value: string) => {
    const others = typed.many.filter((each) => each !== value);
    onChange({ text: "", many: others.length < typed.many.length ? others : [...typed.many, value] });
  };
  // Enter takes over what was typed; with nothing typed, it applies.
  const onEnter = () => (many && typed.text.trim() !== "" ? toggle(typed.text.trim()) : onApply(typed));
  return (
    <>
      {many && typed.many.length > 0 && (
        <ul aria-label="Values" className="flex max-h-24 flex-wrap gap-1 overflow-y-auto">
          {typed.many.map((value) => (
            <li key={value} className="flex max-w-full items-center rounded-md border bg-muted pl-2 text-xs">
              <span className="truncate">{value}</span>
              <IconButton label={`Remove ${value}`} size="icon-sm" className="size-6" onClick={() => toggle(value)}>
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <OptionList
        label="Value"
        placeholder={many ? "Values, Enter after each" : "Value"}
        inputMode={field.input === "number" ? "decimal" : "text"}
        options={suggestions.map((value) => ({ id: value, label: value }))}
        text={typed.text}
        onText={onText}
        chosen={many ? new Set(typed.many) : undefined}
        onPick={({ id }) => (many ? toggle(id) : onApply({ text: id, many: [] }))}
        onEnter={onEnter}
        invalid={errorId !== ""}
        describedBy={errorId || undefined}
      />
    </>
  );
}
