import { createPromptVersion, deletePromptVersion, deployPromptVersion } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { CopyPlus, Rocket, Save, Trash2, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { formatCount } from "../../format/format-count.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import { type Prompt, promptQuery, versionQuery } from "./prompt-query.ts";
import { versionChanged, type VersionFormState } from "./use-version-form.ts";
import { contentOf, type Version } from "./version-form.ts";

const route = getRouteApi("/app/prompts/$promptId");

interface VersionActionsProps {
  prompt: Prompt;
  version: Version;
  state: VersionFormState;
}

/** What administrators can do with a version. */
export function VersionActions({ prompt, version, state }: VersionActionsProps) {
  const { prompt_id, current_version, live_version } = prompt;
  const { version: number } = version;
  const isDraft = version.status === "draft";
  const navigate = route.useNavigate();
  const [asked, setAsked] = useState<"copy" | "deploy" | "delete">();

  const copying = useMutation({
    mutationFn: () =>
      createPromptVersion(kai, { prompt_id, ...contentOf(version), description: `From version ${number}` }),
    async onSuccess(made) {
      setAsked(undefined);
      await versionChanged(made);
      await navigate({ search: { version: made.version } });
    },
    onError: (error) => toastError(error),
  });
  const deploying = useMutation({
    mutationFn: () =>
      isDraft && state.isDirty ? state.save(true) : deployPromptVersion(kai, { prompt_id, version: number }),
    async onSuccess(deployed) {
      setAsked(undefined);
      if (deployed) {
        toast(`Version ${number} is live`, "It answers requests that name no version.");
        await versionChanged(deployed);
      } else {
        // What is wrong in the form is shown there.
        await navigate({ search: (now) => ({ ...now, view: undefined }) });
      }
    },
    onError: (error) => toastError(error),
  });
  const deleting = useMutation({
    mutationFn: () => deletePromptVersion(kai, { prompt_id, version: number }),
    async onSuccess() {
      toast(`Version ${number} is deleted`);
      // Nothing is left to be saved.
      await queryClient.invalidateQueries({ queryKey: promptQuery(prompt_id).queryKey, exact: true });
      await navigate({ search: {}, ignoreBlocker: true });
      queryClient.removeQueries(versionQuery(prompt_id, number));
      await queryClient.invalidateQueries({ queryKey: ["prompts"] });
    },
    onError: (error) => toastError(error),
  });

  const isOlder = live_version !== null && number < live_version.version;
  const draft = current_version?.status === "draft" ? current_version : undefined;
  const dialog = (
    title: string,
    action: string,
    content: ReactNode,
    doing: typeof deploying | typeof deleting | typeof copying,
  ) => (
    <ConfirmDialog
      open
      onOpenChange={() => setAsked(undefined)}
      title={title}
      action={action}
      pending={doing.isPending}
      onConfirm={() => doing.mutate()}
    >
      {content}
    </ConfirmDialog>
  );
  return (
    <>
      {isDraft && (
        <>
          <Button size="sm" variant="danger" onClick={() => setAsked("delete")}>
            <Trash2 aria-hidden /> Delete draft
          </Button>
          <Button size="sm" disabled={!state.isDirty || state.isSaving} onClick={() => void state.save()}>
            <Save aria-hidden /> {state.isSaving ? "Saving…" : "Save"}
          </Button>
        </>
      )}
      {!isDraft && (
        <Button size="sm" disabled={copying.isPending} onClick={() => (draft ? setAsked("copy") : copying.mutate())}>
          <CopyPlus aria-hidden /> New draft from it
        </Button>
      )}
      {!version.is_live && (
        <Button size="sm" variant="primary" disabled={state.isSaving} onClick={() => setAsked("deploy")}>
          {isOlder ? <Undo2 aria-hidden /> : <Rocket aria-hidden />}
          {isOlder ? "Roll back to it" : isDraft && state.isDirty ? "Save and deploy" : "Deploy"}
        </Button>
      )}
      {asked === "copy" &&
        draft &&
        dialog(
          "Make another draft?",
          "Make it",
          `Version ${formatCount(draft.version)} is still a draft. It is committed by this, and cannot be changed any more.`,
          copying,
        )}
      {asked === "deploy" &&
        dialog(
          `Deploy version ${formatCount(number)}?`,
          "Deploy",
          <>
            It answers requests that name no version, from now on
            {live_version && `; now version ${formatCount(live_version.version)} does`}.
            {isDraft && " It is committed by this, and cannot be changed any more."}
          </>,
          deploying,
        )}
      {asked === "delete" &&
        dialog(`Delete version ${formatCount(number)}?`, "Delete", "This draft cannot be brought back.", deleting)}
    </>
  );
}
