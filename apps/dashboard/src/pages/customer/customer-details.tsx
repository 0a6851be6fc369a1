import { formatPrettyJson } from "../../format/format-json.ts";
import { formatTime } from "../../format/format-time.ts";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import type { Customer } from "./customer-query.ts";

/** What was said of a customer. */
export function CustomerDetails({ customer }: { customer: Customer }) {
  const { email, group_identifier, metadata, created_at, updated_at } = customer;
  return (
    <Card title="Details">
      <Facts
        facts={[
          ["Email", email ?? undefined],
          ["Group", group_identifier ?? undefined],
          ["First named", created_at === null ? "only by logs" : formatTime(created_at)],
          ["Changed", updated_at === null ? undefined : formatTime(updated_at)],
        ]}
      />
      {metadata && (
        <pre
          // Scrolls by the keyboard, too.
          tabIndex={0}
          aria-label="Metadata"
          className="mt-3 max-h-60 overflow-auto rounded-md bg-muted/60 p-2 font-mono text-xs"
        >
          {formatPrettyJson(metadata)}
        </pre>
      )}
    </Card>
  );
}
