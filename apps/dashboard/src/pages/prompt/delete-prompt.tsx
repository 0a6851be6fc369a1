import { deletePrompt } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import type { Prompt } from "./prompt-query.ts";

/** Deletes a prompt with all of its versions, when that is confirmed by its slug. */
export function DeletePrompt({ prompt: { prompt_id, name, prompt_slug } }: { prompt: Prompt }) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const deleting = useMutation({
    mutationFn: () => deletePrompt(kai, { prompt_id }),
    async onSuccess() {
      toast("Prompt deleted", `${name} answers no request any more.`);
      // Nothing is left to be saved.
      await navigate({ to: "/prompts", ignoreBlocker: true });
      queryClient.removeQueries({ queryKey: ["prompts", prompt_id] });
      await queryClient.invalidateQueries({ queryKey: ["prompts"] });
    },
    onError: (error) => toastError(error),
  });
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden /> Delete
      </Button>
      {open && (
        <ConfirmDialog
          open
          onOpenChange={setOpen}
          title="Delete this prompt?"
          action={deleting.isPending ? "Deleting…" : "Delete"}
          pending={deleting.isPending}
          onConfirm={() => deleting.mutate()}
          typed={prompt_slug}
        >
          {name} goes with all of its versions, and requests that name it are refused. Its logs stay. This cannot be
          undone.
        </ConfirmDialog>
      )}
    </>
  );
}
