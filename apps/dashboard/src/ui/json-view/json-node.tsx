import { ChevronRight } from "lucide-react";
import { Fragment, useState } from "react";
import { Button } from "../button.tsx";
import { formatCount } from "../../format/format-count.ts";
import { cn } from "../class-names.ts";
import { JsonScalar } from "./json-scalar.tsx";
import { previewOf } from "./preview-of.ts";

interface JsonNodeProps {
  /** Its key, or its place in a list. */
  name?: string | number;
  value: unknown;
  /** How many levels are open at first. */
  openLevels: number;
}

const pageSize = 100;

/** A value of a JSON tree: one that holds others opens and closes. What is closed is not in the page until it is opened. */
export function JsonNode({ name, value, openLevels }: JsonNodeProps) {
  const [isOpen, setOpen] = useState(openLevels > 0);
  const [shown, setShown] = useState(pageSize);
  const key = name === undefined ? null : <JsonKey name={name} />;
  const isList = Array.isArray(value);
  const size = isList ? value.length : typeof value === "object" && value !== null ? Object.keys(value).length : 0;
  if (size === 0 || isShort(value))
    return (
      <div className="pl-4">
        {key}
        {isList && size > 0 ? <ShortList items={value} /> : <JsonScalar value={value} />}
      </div>
    );
  const entries: [string | number, unknown][] = !isOpen
    ? []
    : isList
      ? value.slice(0, shown).map((each: unknown, index) => [index, each])
      : Object.entries(value as object).slice(0, shown);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-6 cursor-pointer list-none items-center rounded hover:bg-muted [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className={cn("size-3.5 w-4 shrink-0 text-muted-foreground", isOpen && "rotate-90")}
        />
        <span className="min-w-0 truncate">
          {key}
          <span className="text-muted-foreground">
            {isList ? `[${formatCount(size)}]` : `{${formatCount(size)}}`}
            {!isOpen && ` ${previewOf(value as object)}`}
          </span>
        </span>
      </summary>
      {isOpen && (
        <ul className="ml-1.75 border-l pl-2">
          {entries.map(([each, child]) => (
            <li key={each}>
              <JsonNode name={each} value={child} openLevels={openLevels - 1} />
            </li>
          ))}
          {size > shown && (
            <li className="py-1 pl-4">
              <Button size="sm" onClick={() => setShown(shown * 10)}>
                Show {formatCount(Math.min(shown * 9, size - shown))} more of {formatCount(size - shown)}
              </Button>
            </li>
          )}
        </ul>
      )}
    </details>
  );
}

/** A list that is read at a glance. */
const isShort = (value: unknown): value is unknown[] =>
  Array.isArray(value) &&
  value.length <= 8 &&
  value.every((each) => typeof each !== "object" && String(each).length <= 24);

function ShortList({ items }: { items: readonly unknown[] }) {
  return (
    <>
      <span className="text-muted-foreground">[</span>
      {items.map((item, index) => (
        <Fragment key={index}>
          {index > 0 && <span className="text-muted-foreground">, </span>}
          <JsonScalar value={item} />
        </Fragment>
      ))}
      <span className="text-muted-foreground">]</span>
    </>
  );
}

function JsonKey({ name }: { name: string | number }) {
  return (
    <>
      <span className={typeof name === "number" ? "text-muted-foreground" : "text-primary"}>{name}</span>
      <span className="text-muted-foreground">: </span>
    </>
  );
}
