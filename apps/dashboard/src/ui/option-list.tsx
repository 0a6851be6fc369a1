import { Check } from "lucide-react";
import { Fragment, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { cn } from "./class-names.ts";
import { Input } from "./input.tsx";

export interface Option {
  id: string;
  label: string;
  /** Options of one group stand together, in the order given. */
  group?: string;
}

interface OptionListProps {
  /** What is chosen, read out. */
  label: string;
  options: readonly Option[];
  /** What was typed: it narrows the options. */
  text: string;
  onText: (text: string) => void;
  onPick: (option: Option) => void;
  /** Enter without an option at hand; without it, the first option is always at hand. */
  onEnter?: () => void;
  /** Options that are chosen, when one can choose several. */
  chosen?: ReadonlySet<string>;
  placeholder?: string;
  inputMode?: "decimal" | "text";
  invalid?: boolean;
  describedBy?: string | undefined;
}

/** Most options in the page at a time: nobody reads more, typing narrows them. */
const most = 200;

/** A field to type in, and below it the options that fit. Arrows choose, Enter picks. */
export function OptionList(props: OptionListProps) {
  const { label, options, text, onText, onPick, onEnter, chosen } = props;
  const first = onEnter ? -1 : 0;
  const [active, setActive] = useState(first);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => narrow(options, text).slice(0, most), [options, text]);
  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((now) => Math.max(first, Math.min(shown.length - 1, now + step)));
    else if (event.key === "Enter" && shown[active]) onPick(shown[active]);
    else if (event.key === "Enter" && onEnter) onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex min-h-0 flex-col gap-1.5">
      <Input
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active] && `${id}-${active}`}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        autoComplete="off"
        spellCheck={false}
        inputMode={props.inputMode}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setActive(first);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={chosen !== undefined}
        className="max-h-64 overflow-y-auto"
      >
        {shown.map((option, index) => (
          <Fragment key={option.id}>
            {option.group && option.group !== shown[index - 1]?.group && (
              <div role="presentation" className="px-2 pt-2 pb-1 text-xs font-medium text-muted-foreground">
                {option.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={chosen ? chosen.has(option.id) : index === active}
              data-active={index === active ? "" : undefined}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => index !== active && setActive(index)}
              onClick={() => onPick(option)}
              onKeyDown={onKeyDown}
              className={cn(
                "flex cursor-default items-center gap-2 rounded px-2 py-1.5 text-sm select-none",
                index === active && "bg-muted",
              )}
            >
              {chosen && (
                <span className="flex size-4 shrink-0 items-center justify-center">
                  {chosen.has(option.id) && <Check aria-hidden className="size-4" />}
                </span>
              )}
              <span className="truncate">{option.label}</span>
            </div>
          </Fragment>
        ))}
      </div>
    </div>
  );
}

/** The options that have every word of a text in their label, group or id. */
function narrow(options: readonly Option[], text: string): readonly Option[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter(({ id, label, group = "" }) => {
    const searched = `${label} ${group} ${id}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}
