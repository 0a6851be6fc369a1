import { ListFilter } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { ConditionChip } from "./condition-chip.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import type { Condition } from "./conditions.ts";
import { FieldPicker } from "./field-picker.tsx";
import { findFilterField } from "./filter-fields.ts";
import type { LogSearch } from "./log-search.ts";
import { useFilterFields } from "./use-filter-fields.ts";

/** The conditions that logs must meet, and a way to add one. Everything that is offered comes from the server. */
export function FilterBar({
  search,
  onChange,
}: {
  search: LogSearch;
  onChange: (conditions: Condition[] | undefined) => void;
}) {
  const [adding, setAdding] = useState(false);
  const [picked, setPicked] = useState<string>();
  const add = useRef<HTMLButtonElement>(null);
  const fields = useFilterFields(search, adding);
  const conditions = search.filters ?? [];
  const keep = (changed: readonly (Condition | undefined)[]) => {
    const kept = changed.filter((each) => each !== undefined);
    onChange(kept.length > 0 ? kept : undefined);
  };
  const replace = (at: number, by?: Condition) => keep(conditions.map((each, index) => (index === at ? by : each)));
  const open = (now: boolean) => {
    setAdding(now);
    if (now) setPicked(undefined);
  };
  const field = picked === undefined ? undefined : findFilterField(fields, picked);
  return (
    <>
      {conditions.map((condition, index) => (
        <ConditionChip
          // Two conditions may be alike; their place tells them apart.
          key={index}
          condition={condition}
          field={findFilterField(fields, condition.field)}
          search={search}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => {
            replace(index);
            add.current?.focus();
          }}
        />
      ))}
      <Popover
        label="Add a filter"
        open={adding}
        onOpenChange={open}
        trigger={
          <Button ref={add} size="sm" variant={conditions.length > 0 ? "ghost" : "outline"}>
            <ListFilter aria-hidden /> Filter
          </Button>
        }
      >
        {field ? (
          <ConditionEditor
            key={field.name}
            field={field}
            search={search}
            onApply={(condition) => {
              setAdding(false);
              keep([...conditions, condition]);
            }}
          />
        ) : (
          <FieldPicker fields={fields} onPick={setPicked} />
        )}
      </Popover>
      {conditions.length > 1 && (
        <Button size="sm" variant="ghost" onClick={() => onChange(undefined)}>
          Clear
        </Button>
      )}
    </>
  );
}
