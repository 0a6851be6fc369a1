import { type FormEvent, useState } from "react";
import { fromLocalInput, toLocalInput } from "../time-range/local-input.ts";
import { fixedRange } from "../time-range/parse-time-range.ts";
import { resolveTimeRange } from "../time-range/resolve-time-range.ts";
import type { TimeRange } from "../time-range/time-range.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

const day = 86_400_000;

/** The moments to begin with: those of the range, and of "all" the last day. */
function momentsToShow(range: TimeRange): { from: string; to: string } {
  const { start_time, end_time } = resolveTimeRange(range, { oldest: Date.now() - day });
  return { from: toLocalInput(start_time), to: toLocalInput(end_time) };
}

/** Says a time range from a moment to another, on the reader's clock. */
export function CustomTimeRange({ range, onApply }: { range: TimeRange; onApply: (range: TimeRange) => void }) {
  const [given, setGiven] = useState(() => momentsToShow(range));
  const [error, setError] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const [from, to] = [fromLocalInput(given.from), fromLocalInput(given.to)];
    if (from === undefined || to === undefined) setError("Say both a date and a time.");
    else if (from >= to) setError("It must end after it begins.");
    else onApply(fixedRange(Date.parse(from), Date.parse(to)));
  };
  const input = (name: "from" | "to") => (
    <Input
      type="datetime-local"
      step="1"
      required
      value={given[name]}
      onChange={(event) => {
        setGiven({ ...given, [name]: event.target.value });
        setError("");
      }}
    />
  );
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-2 border-t pt-3">
      <Field label="From">{input("from")}</Field>
      <Field
        label="To"
        hint={`Times of ${Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ")}`}
        error={error}
      >
        {input("to")}
      </Field>
      <Button type="submit" size="sm" variant="primary">
        Apply
      </Button>
    </form>
  );
}
