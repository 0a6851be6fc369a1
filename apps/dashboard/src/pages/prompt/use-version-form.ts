import { createPromptVersion, updatePromptVersion } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { type FieldErrors, fieldErrors, hasFieldErrors } from "../../ui/field-errors.ts";
import { promptQuery, versionQuery } from "./prompt-query.ts";
import {
  contentChange,
  contentOf,
  contentOfForm,
  emptyForm,
  formOf,
  isSameForm,
  type Version,
  type VersionForm,
} from "./version-form.ts";

/** A version as it is edited, and how it is saved; without a version, the first one of the prompt. */
export function useVersionForm(prompt_id: string, version?: Version) {
  const [saved, setSaved] = useState(() => (version ? formOf(version) : emptyForm()));
  const [form, setForm] = useState(saved);
  const [wrong, setWrong] = useState<FieldErrors>({});
  const saving = useMutation({
    mutationFn: async ({ deploy }: { deploy: boolean }) => {
      const read = contentOfForm(form);
      if ("errors" in read) {
        setWrong(read.errors);
        return undefined;
      }
      setWrong({});
      const { description } = form;
      const more = { prompt_id, description, ...(deploy && { deploy }) };
      if (!version) return createPromptVersion(kai, { ...more, ...read.content });
      const change = contentChange(contentOf(version), read.content);
      return updatePromptVersion(kai, { ...more, version: version.version, ...change });
    },
    async onSuccess(answer) {
      if (!answer) return;
      const next = formOf(answer);
      setSaved(next);
      setForm(next);
      await versionChanged(answer);
    },
    onError: (error) => setWrong(fieldErrors(error)),
  });
  return {
    form,
    setForm: (change: Partial<VersionForm>) => setForm((now) => ({ ...now, ...change })),
    isDirty: !isSameForm(form, saved),
    /** What is wrong, by field; the server's words, or what is no JSON. */
    errors: wrong,
    /** What went wrong with the whole. */
    error: hasFieldErrors(saving.error) ? null : saving.error,
    isSaving: saving.isPending,
    /** Tells what was saved; nothing when something is wrong, which is then shown. */
    save: (deploy = false) => saving.mutateAsync({ deploy }).catch(() => undefined),
  };
}

export type VersionFormState = ReturnType<typeof useVersionForm>;

/** Shows what the server says of a version now, here and in lists. */
export async function versionChanged(version: Version): Promise<void> {
  const { prompt_id } = version;
  queryClient.setQueryData(versionQuery(prompt_id, version.version).queryKey, version);
  await queryClient.invalidateQueries({ queryKey: promptQuery(prompt_id).queryKey });
  await queryClient.invalidateQueries({ queryKey: ["prompts", "list"] });
}
