import type { Log } from "@kai/schema/log";
import { type ReactNode, useState } from "react";
import { JsonView } from "../../../ui/json-view/json-view.tsx";

/** The provider's request and answer, and the log as the API answers it. Each is laid out when it is opened. */
export function RawTab({ log }: { log: Log }) {
  const { full_request, full_response, ...rest } = log;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted-foreground">
        Of request and answer, what the log has a field for is in that field; the rest is here as the provider had it.
      </p>
      <Opened title="Request">{() => <Raw value={full_request} label="Request" />}</Opened>
      <Opened title="Answer">{() => <Raw value={full_response} label="Answer" />}</Opened>
      <Opened title="The log as JSON">{() => <Raw value={rest} label="Log" />}</Opened>
    </div>
  );
}

function Raw({ value, label }: { value: unknown; label: string }) {
  if (value === null || value === undefined) return <p className="text-muted-foreground">Nothing else was kept.</p>;
  return <JsonView value={value} label={label} />;
}

function Opened({ title, children }: { title: string; children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="rounded-lg border bg-card px-4 py-2"
    >
      <summary className="cursor-pointer font-medium">{title}</summary>
      {isOpen && <div className="pt-2">{children()}</div>}
    </details>
  );
}
