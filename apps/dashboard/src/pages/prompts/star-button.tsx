import { updatePrompt } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { toastError } from "../../ui/toast.tsx";

/** Says whether a prompt is starred, and changes it. */
export function StarButton({ prompt }: { prompt: { prompt_id: string; name: string; starred: boolean } }) {
  const { prompt_id, name, starred } = prompt;
  const { scopes } = useSession();
  const change = useMutation({
    mutationFn: () => updatePrompt(kai, { prompt_id, starred: !starred }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["prompts"] }),
    onError: (error) => toastError(error),
  });
  return (
    <IconButton
      label={starred ? "Starred" : "Not starred"}
      aria-label={`Star ${name}`}
      aria-pressed={starred}
      size="icon-sm"
      disabled={change.isPending || !scopes.includes("admin")}
      onClick={() => change.mutate()}
    >
      <Star aria-hidden className={starred ? "fill-current text-warning" : "text-muted-foreground"} />
    </IconButton>
  );
}
