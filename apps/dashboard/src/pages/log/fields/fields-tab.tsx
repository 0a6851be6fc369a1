import type { Log } from "@kai/schema/log";
import { Card } from "../../../ui/card.tsx";
import { JsonView } from "../../../ui/json-view/json-view.tsx";
import { FieldRow } from "./field-row.tsx";
import { shownGroups } from "./log-fields.ts";
import { ToolsCard } from "./tools-card.tsx";

/** Every field of a log that has no place elsewhere, group by group. */
export function FieldsTab({ log }: { log: Log }) {
  return (
    <div className="flex flex-col gap-4">
      <ToolsCard tools={log.tools} />
      {log.response_format && (
        <Card title="Form of the answer">
          <JsonView value={log.response_format} label="Form of the answer" />
        </Card>
      )}
      {shownGroups(log).map(({ name, label, fields }) => (
        <Card key={name} title={label}>
          <dl className="grid gap-x-4 gap-y-1.5 @xl:grid-cols-[minmax(9rem,13rem)_minmax(0,1fr)]">
            {fields.map(({ field, value }) => (
              <FieldRow key={field.name} field={field} value={value} />
            ))}
          </dl>
        </Card>
      ))}
    </div>
  );
}
