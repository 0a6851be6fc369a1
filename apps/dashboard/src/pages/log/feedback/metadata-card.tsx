import type { Log } from "@kai/schema/log";
import { Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Input } from "../../../ui/input.tsx";
import { JsonView } from "../../../ui/json-view/json-view.tsx";
import { FilterLink, isScalar } from "../fields/filter-link.tsx";
import { useChangeLog } from "./use-change-log.ts";

/** Keys and values of the application's own; each leads to the logs that have the same. */
export function MetadataCard({ log }: { log: Log }) {
  const { change, mayChange } = useChangeLog(log.unique_id);
  const entries = Object.entries(log.metadata ?? {});
  return (
    <Card title="Metadata">
      <div className="flex flex-col gap-2">
        {entries.length === 0 && <p className="text-muted-foreground">None</p>}
        <dl className="flex flex-col gap-1.5">
          {entries.map(([key, value]) => (
            <div key={key} className="group/entry">
              <dt className="text-xs text-muted-foreground wrap-anywhere">{key}</dt>
              <dd className="flex min-h-7 items-start gap-2">
                <span className="min-w-0 flex-1 wrap-anywhere">
                  {isScalar(value) ? (
                    <FilterLink field={`metadata__${key}`} value={value} text={String(value)} />
                  ) : (
                    <JsonView value={value} label={key} />
                  )}
                </span>
                {mayChange && (
                  <IconButton
                    label={`Remove ${key}`}
                    size="icon-sm"
                    className="opacity-0 group-focus-within/entry:opacity-100 group-hover/entry:opacity-100 pointer-coarse:opacity-100"
                    onClick={() => change({ metadata: { [key]: null } })}
                  >
                    <X aria-hidden />
                  </IconButton>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {mayChange && <NewEntry onAdd={(key, value) => change({ metadata: { [key]: value } })} />}
      </div>
    </Card>
  );
}

function NewEntry({ onAdd }: { onAdd: (key: string, value: string) => void }) {
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === "") return;
    onAdd(key.trim(), value);
    setKey("");
    setValue("");
  };
  return (
    <form onSubmit={add} className="flex gap-1">
      <Input
        aria-label="New key"
        placeholder="key"
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <Input
        aria-label="Its value"
        placeholder="value"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button type="submit" size="icon" aria-label="Add the key">
        <Plus aria-hidden />
      </Button>
    </form>
  );
}
