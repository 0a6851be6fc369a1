import { type KeyboardEvent, useState } from "react";
import { Input, TextArea } from "../../../ui/input.tsx";

interface TextLineProps {
  value: string | null | undefined;
  onSave: (value: string | null) => void;
  disabled?: boolean;
  /** Of several lines. @default false */
  isLong?: boolean;
  id?: string;
  "aria-describedby"?: string | undefined;
}

/** Text that is kept as it is left, or with Enter; Escape takes back what was typed. */
export function TextLine({ value, onSave, disabled, isLong = false, ...labels }: TextLineProps) {
  const [draft, setDraft] = useState<string>();
  const save = () => {
    if (draft !== undefined && draft.trim() !== (value ?? "")) onSave(draft.trim() || null);
    setDraft(undefined);
  };
  const control = {
    ...labels,
    disabled,
    value: draft ?? value ?? "",
    onBlur: save,
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key === "Escape" && draft !== undefined) {
        // Only what was typed goes, not the panel around it.
        event.stopPropagation();
        setDraft(undefined);
      }
      if (event.key === "Enter" && (!isLong || event.metaKey || event.ctrlKey)) save();
    },
  };
  return isLong ? <TextArea rows={3} {...control} /> : <Input {...control} />;
}
