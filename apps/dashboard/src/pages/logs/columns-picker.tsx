import { fieldGroups, fields, labelOf } from "@kai/schema/fields";
import { ArrowDown, ArrowUp, Columns3, RotateCcw, X } from "lucide-react";
import { useMemo, useState } from "react";
import type { LogSearch } from "../../search/log-search.ts";
import { useFilterFields } from "../../search/use-filter-fields.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { type Option, OptionList } from "../../ui/option-list.tsx";
import { Popover } from "../../ui/popover.tsx";
import { inputPreview } from "./log-columns.tsx";
import { move } from "./move.ts";

interface ColumnsPickerProps {
  search: LogSearch;
  columns: readonly string[];
  /** Null for those that a reader sees at first. */
  onChange: (columns: readonly string[] | null) => void;
}

const groupLabels = new Map(fieldGroups.map(({ name, label }) => [name, label]));
const ofFields: readonly Option[] = fields.flatMap(({ name, label, group }) => {
  const option = { id: name, label, group: groupLabels.get(group) ?? group };
  return name === "input" ? [{ ...option, id: inputPreview, label: labelOf(inputPreview) }, option] : [option];
});

/** Chooses the columns of the table and their order: every field of a log, and every key of metadata and scores that occurs. */
export function ColumnsPicker({ search, columns, onChange }: ColumnsPickerProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const found = useFilterFields(search, open);
  const options = useMemo(() => {
    const keys = found.filter(({ name }) => name.includes("__"));
    return [...keys.map(({ name }) => optionOfKey(name)), ...ofFields];
  }, [found]);
  const typed = text.trim();
  const any: Option[] =
    typed === "" || options.some(({ id }) => id === typed || id === `metadata__${typed}`)
      ? []
      : [{ id: `metadata__${typed}`, label: typed, group: "Metadata, any key" }];
  const toggle = (id: string) => {
    const others = columns.filter((each) => each !== id);
    if (others.length === columns.length) onChange([...columns, id]);
    else if (others.length > 0) onChange(others);
  };
  return (
    <Popover
      label="Columns"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost">
          <Columns3 aria-hidden /> <span className="max-sm:sr-only">Columns</span>
        </Button>
      }
    >
      <div className="flex w-80 max-w-full flex-col gap-3">
        <OptionList
          label="Show a column"
          placeholder="Field or metadata key"
          options={[...options, ...any]}
          text={text}
          onText={setText}
          onPick={({ id }) => toggle(id)}
          chosen={new Set(columns)}
        />
        <div className="border-t pt-2">
          <div className="flex items-center justify-between gap-2">
            <h2 className="text-xs font-medium text-muted-foreground">Shown, in this order</h2>
            <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
              <RotateCcw aria-hidden /> Reset
            </Button>
          </div>
          <ol aria-label="Columns that are shown" className="max-h-56 overflow-y-auto">
            {columns.map((name, index) => (
              <li key={name} className="flex items-center gap-0.5 text-sm">
                <span className="min-w-0 flex-1 truncate">{labelOf(name)}</span>
                <IconButton
                  label={`Move ${labelOf(name)} up`}
                  size="icon-sm"
                  disabled={index === 0}
                  onClick={() => onChange(move(columns, index, index - 1))}
                >
                  <ArrowUp aria-hidden />
                </IconButton>
                <IconButton
                  label={`Move ${labelOf(name)} down`}
                  size="icon-sm"
                  disabled={index === columns.length - 1}
                  onClick={() => onChange(move(columns, index, index + 1))}
                >
                  <ArrowDown aria-hidden />
                </IconButton>
                <IconButton
                  label={`Hide ${labelOf(name)}`}
                  size="icon-sm"
                  disabled={columns.length === 1}
                  onClick={() => toggle(name)}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </Popover>
  );
}

function optionOfKey(name: string): Option {
  const at = name.indexOf("__");
  return { id: name, label: name.slice(at + 2), group: labelOf(name.slice(0, at)) };
}
