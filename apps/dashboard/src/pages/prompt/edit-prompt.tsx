import { updatePrompt } from "@kai/client/api";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { PromptDialog } from "../prompts/prompt-dialog.tsx";
import type { Prompt } from "./prompt-query.ts";

/** Changes what a prompt is called, and what it is for. */
export function EditPrompt({ prompt }: { prompt: Prompt }) {
  const { prompt_id } = prompt;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Pencil aria-hidden /> Edit
      </Button>
      {open && (
        <PromptDialog
          title={`Edit ${prompt.name}`}
          action={["Save", "Saving…"]}
          initial={prompt}
          save={({ name, description, tags }) => updatePrompt(kai, { prompt_id, name, description, tags })}
          onSaved={() => toast("Saved")}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
