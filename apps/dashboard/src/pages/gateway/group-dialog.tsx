import { saveLoadBalanceGroup } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { fieldError } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Input } from "../../ui/input.tsx";
import type { Group } from "./groups-card.tsx";

interface GroupDialogProps {
  edited: Group | undefined;
  onClose: () => void;
  onSaved: () => void;
}

/** Asks which models share the load, and in which parts. */
export function GroupDialog({ edited, onClose, onSaved }: GroupDialogProps) {
  const [id, setId] = useState(edited?.group_id ?? "");
  const [name, setName] = useState(edited?.name ?? "");
  const [members, setMembers] = useState(
    edited?.members.map(({ model, weight }) => ({ model, weight: String(weight) })) ?? [{ model: "", weight: "1" }],
  );
  const losesCredentials = edited?.members.some(({ credentials }) => credentials);
  const save = useMutation({
    mutationFn: () =>
      saveLoadBalanceGroup(kai, {
        group_id: id.trim(),
        ...(name.trim() !== "" && { name: name.trim() }),
        members: members.map(({ model, weight }) => ({ model: model.trim(), weight: Number(weight) })),
      }),
    onSuccess() {
      onClose();
      onSaved();
    },
  });
  const change = (index: number, changed: Partial<(typeof members)[number]>) =>
    setMembers(members.map((member, at) => (at === index ? { ...member, ...changed } : member)));
  return (
    <FormDialog
      title={edited ? `The group ${edited.name}` : "Add a group"}
      onClose={onClose}
      action={["Save", "Saving…"]}
      pending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
    >
      {losesCredentials && (
        <p className="rounded-md bg-warning-surface p-3 text-warning">
          Members of this group have credentials of their own, which are not shown here: saving drops them. Change such
          a group over the API.
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Id" hint="What calls name." error={fieldError(save.error, "group_id")}>
          <Input required disabled={edited !== undefined} value={id} onChange={({ target }) => setId(target.value)} />
        </Field>
        <Field label="Name" error={fieldError(save.error, "name")}>
          <Input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-xs font-medium">Models and their weights</legend>
        {members.map(({ model, weight }, index) => (
          <div key={index} className="flex items-center gap-2">
            <Input
              aria-label={`Model ${index + 1}`}
              placeholder="openai/gpt-4o-mini"
              required
              value={model}
              onChange={({ target }) => change(index, { model: target.value })}
            />
            <Input
              aria-label={`Weight ${index + 1}`}
              type="number"
              min={0}
              step="any"
              required
              className="w-24"
              value={weight}
              onChange={({ target }) => change(index, { weight: target.value })}
            />
            <IconButton
              label={`Remove model ${index + 1}`}
              disabled={members.length === 1}
              onClick={() => setMembers(members.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        ))}
        {fieldError(save.error, "members") && (
          <p role="alert" className="text-xs text-danger">
            {fieldError(save.error, "members")}
          </p>
        )}
        <Button size="sm" className="self-start" onClick={() => setMembers([...members, { model: "", weight: "1" }])}>
          <Plus aria-hidden /> Add a model
        </Button>
      </fieldset>
    </FormDialog>
  );
}
