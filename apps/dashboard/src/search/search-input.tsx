import { Search, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { cn } from "../ui/class-names.ts";
import { Input } from "../ui/input.tsx";

/** How long typing must rest before it is searched for. */
const restMs = 300;

interface SearchInputProps {
  value: string;
  onChange: (value: string) => void;
  label?: string | undefined;
  className?: string;
}

/** Searches as one types, after a moment's rest; Enter at once. Escape empties it, then leaves it. `/` anywhere on a page goes to it. */
export function SearchInput({ value, onChange, label = "Search input and output", className }: SearchInputProps) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The address changed otherwise, as when a view was opened; while one types it only lags behind.
    if (document.activeElement !== input.current) setText(value);
  }, [value]);
  const searchFor = useEffectEvent((words: string) => words !== value && onChange(words));
  useEffect(() => {
    const timer = setTimeout(() => searchFor(text.trim()), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="search" className={cn("relative", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" />
      <Input
        ref={input}
        type="text"
        data-search
        aria-label={label}
        placeholder={label}
        value={text}
        className="px-8"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onChange(text.trim());
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (text === "") input.current?.blur();
          setText("");
          if (value !== "") onChange("");
        }}
      />
      {text !== "" && (
        <button
          type="button"
          aria-label="Clear the search"
          className="absolute top-1 right-1 flex size-6 items-center justify-center rounded text-muted-foreground hover:bg-muted"
          onClick={() => {
            setText("");
            onChange("");
            input.current?.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
