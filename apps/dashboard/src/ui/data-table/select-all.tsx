import { useMemo } from "react";
import { selectedShare } from "./selection.ts";

interface SelectAllProps {
  ids: readonly string[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Selects all rows that are loaded, or none. */
export function SelectAll({ ids, selected, onSelect }: SelectAllProps) {
  const share = useMemo(() => selectedShare(selected, ids), [selected, ids]);
  return (
    <div role="columnheader" className="flex items-center justify-center">
      <input
        type="checkbox"
        aria-label="Select all loaded rows"
        className="size-4"
        checked={share === "all"}
        ref={(input) => {
          if (input) input.indeterminate = share === "some";
        }}
        onChange={() => onSelect(share === "all" ? new Set() : new Set(ids))}
      />
    </div>
  );
}
