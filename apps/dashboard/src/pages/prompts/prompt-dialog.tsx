import type { ApiAnswer } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { queryClient } from "../../api/query-client.ts";
import { Field } from "../../ui/field.tsx";
import { fieldError } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Input, TextArea } from "../../ui/input.tsx";

interface PromptSettings {
  name: string;
  description: string;
  tags: string[];
}

type Prompt = ApiAnswer<"getPrompt">;

interface PromptDialogProps {
  title: string;
  action: readonly [rest: string, pending: string];
  initial: PromptSettings;
  /** Asks for the slug, too, which never changes. @default false */
  withSlug?: boolean;
  save: (settings: PromptSettings & { prompt_slug: string }) => Promise<Prompt>;
  onSaved: (prompt: Prompt) => void;
  onClose: () => void;
}

/** Asks what a prompt is called, and what it is for. */
export function PromptDialog({ title, action, initial, withSlug, save, onSaved, onClose }: PromptDialogProps) {
  const [form, setForm] = useState({ ...initial, tags: initial.tags.join(", "), prompt_slug: "" });
  const saving = useMutation({
    mutationFn: () =>
      save({
        ...form,
        name: form.name.trim(),
        prompt_slug: form.prompt_slug.trim(),
        tags: form.tags.split(",").flatMap((tag) => tag.trim() || []),
      }),
    async onSuccess(prompt) {
      onClose();
      onSaved(prompt);
      await queryClient.invalidateQueries({ queryKey: ["prompts"] });
    },
  });
  const control = (name: keyof typeof form) => ({
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => setForm({ ...form, [name]: target.value }),
  });
  const error = (name: string) => fieldError(saving.error, name);
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      action={action}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate()}
    >
      <Field label="Name" error={error("name")}>
        <Input required maxLength={255} autoComplete="off" {...control("name")} />
      </Field>
      {withSlug && (
        <Field
          label="Slug"
          hint="What code asks for it by; it never changes. Empty: made of the name."
          error={error("prompt_slug")}
        >
          <Input autoComplete="off" spellCheck={false} className="font-mono" {...control("prompt_slug")} />
        </Field>
      )}
      <Field label="Description" error={error("description")}>
        <TextArea rows={3} {...control("description")} />
      </Field>
      <Field label="Tags" hint="Separated by commas." error={error("tags")}>
        <Input autoComplete="off" {...control("tags")} />
      </Field>
    </FormDialog>
  );
}
