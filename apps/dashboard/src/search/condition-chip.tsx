import { X } from "lucide-react";
import { useState } from "react";
import { Popover } from "../ui/popover.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { conditionText } from "./condition-text.ts";
import type { Condition } from "./conditions.ts";
import type { FilterField } from "./filter-fields.ts";
import type { LogSearch } from "./log-search.ts";

interface ConditionChipProps {
  condition: Condition;
  field: FilterField | undefined;
  search: LogSearch;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** A condition that holds: pressing it changes it, Delete or its cross removes it. */
export function ConditionChip({ condition, field, search, onChange, onRemove }: ConditionChipProps) {
  const [open, setOpen] = useState(false);
  const { label, operator, value } = conditionText(condition, field);
  const words = [label, operator, value].join(" ").trim();
  return (
    <span className="flex h-7 max-w-full min-w-0 items-center rounded-md border bg-card text-xs">
      <Popover
        label={`Change the filter ${words}`}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            disabled={!field}
            title={words}
            onKeyDown={(event) => {
              if (event.key !== "Delete" && event.key !== "Backspace") return;
              event.preventDefault();
              onRemove();
            }}
            className="flex h-full min-w-0 items-center gap-1 rounded-l-md px-2 hover:bg-muted"
          >
            <span className="shrink-0 font-medium">{label}</span>
            <span className="shrink-0 text-muted-foreground">{operator}</span>
            <span className="max-w-60 truncate">{value}</span>
          </button>
        }
      >
        {field && (
          <ConditionEditor
            field={field}
            condition={condition}
            search={search}
            onApply={(changed) => {
              setOpen(false);
              onChange(changed);
            }}
          />
        )}
      </Popover>
      <button
        type="button"
        aria-label={`Remove the filter ${words}`}
        onClick={onRemove}
        className="flex h-full w-6 items-center justify-center rounded-r-md text-muted-foreground hover:bg-muted hover:text-foreground"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}
