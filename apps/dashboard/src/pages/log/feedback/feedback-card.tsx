import type { Log } from "@kai/schema/log";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Field } from "../../../ui/field.tsx";
import { TextLine } from "./text-line.tsx";
import { useChangeLog } from "./use-change-log.ts";

/** Whether the answer was good, and what people note of it. */
export function FeedbackCard({ log }: { log: Log }) {
  const { change, mayChange } = useChangeLog(log.unique_id);
  const { positive_feedback: liked } = log;
  const vote = (value: boolean) => change({ positive_feedback: liked === value ? null : value });
  return (
    <Card title="Feedback">
      <div className="flex flex-col gap-3">
        <div role="group" aria-label="Was the answer good?" className="flex gap-2">
          <Button
            aria-pressed={liked === true}
            disabled={!mayChange}
            onClick={() => vote(true)}
            className="flex-1 aria-pressed:border-success aria-pressed:bg-success-surface aria-pressed:text-success"
          >
            <ThumbsUp aria-hidden /> Good
          </Button>
          <Button
            aria-pressed={liked === false}
            disabled={!mayChange}
            onClick={() => vote(false)}
            className="flex-1 aria-pressed:border-danger aria-pressed:bg-danger-surface aria-pressed:text-danger"
          >
            <ThumbsDown aria-hidden /> Bad
          </Button>
        </div>
        <Field label="Category">
          <TextLine value={log.category} disabled={!mayChange} onSave={(category) => change({ category })} />
        </Field>
        <Field label="Note" hint={mayChange ? undefined : "Changing it needs the scope ingest."}>
          <TextLine isLong value={log.note} disabled={!mayChange} onSave={(note) => change({ note })} />
        </Field>
        {log.ideal_output && (
          <div>
            <p className="text-xs font-medium">What would have been right</p>
            <p className="max-h-60 overflow-y-auto whitespace-pre-wrap wrap-anywhere">{log.ideal_output}</p>
          </div>
        )}
      </div>
    </Card>
  );
}
