import { createPrompt } from "@kai/client/api";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { Button } from "../../ui/button.tsx";
import { PromptDialog } from "./prompt-dialog.tsx";

/** A button that makes a prompt, and goes to it. */
export function CreatePrompt() {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden /> Create a prompt
      </Button>
      {open && (
        <PromptDialog
          title="Create a prompt"
          action={["Create", "Creating…"]}
          withSlug
          initial={{ name: "", description: "", tags: [] }}
          save={({ prompt_slug, ...form }) => createPrompt(kai, { ...form, ...(prompt_slug && { prompt_slug }) })}
          onSaved={({ prompt_id: promptId }) => void navigate({ to: "/prompts/$promptId", params: { promptId } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
