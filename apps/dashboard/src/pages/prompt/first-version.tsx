import { Save } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { LeaveWarning } from "./leave-warning.tsx";
import type { Prompt } from "./prompt-query.ts";
import { useVersionForm } from "./use-version-form.ts";
import { VersionEditor } from "./version-editor.tsx";

/** Writes the first version of a prompt. */
export function FirstVersion({ prompt: { prompt_id } }: { prompt: Prompt }) {
  const state = useVersionForm(prompt_id);
  return (
    <section aria-label="The first version" className="flex min-w-0 flex-col gap-3 lg:col-span-2">
      <header className="flex items-center justify-between gap-2">
        <h2 className="font-semibold">The first version</h2>
        <Button size="sm" variant="primary" disabled={state.isSaving} onClick={() => void state.save()}>
          <Save aria-hidden /> {state.isSaving ? "Saving…" : "Save as draft"}
        </Button>
      </header>
      <VersionEditor state={state} />
      <LeaveWarning isDirty={state.isDirty} />
    </section>
  );
}
