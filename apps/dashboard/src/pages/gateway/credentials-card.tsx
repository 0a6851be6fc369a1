import { deleteProviderCredentials } from "@kai/client/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { type SmallColumn, SmallTable } from "../../ui/small-table.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import { CredentialsDialog } from "./credentials-dialog.tsx";
import { type Credentials, credentialsQuery } from "./credentials-query.ts";

const nameOf = ({ label, provider_id }: Credentials) => label || provider_id;

/** The credentials that the project keeps for providers; never whole. */
export function CredentialsCard() {
  const query = useQuery(credentialsQuery);
  const kept = query.data;
  const [edited, setEdited] = useState<Credentials | "new">();
  const [deleting, setDeleting] = useState<Credentials>();
  const columns: readonly SmallColumn<Credentials>[] = [
    { header: "Provider", cell: ({ provider_id }) => <span className="font-medium">{provider_id}</span> },
    { header: "Name", cell: ({ label }) => label },
    {
      header: "Credentials",
      cell: ({ credentials }) =>
        Object.entries(credentials).map(([name, shown]) => (
          <span key={name} className="block font-mono text-xs whitespace-nowrap">
            {name} {shown}
          </span>
        )),
    },
    { header: "Models", cell: modelsOf },
    { header: "Weight", align: "end", cell: ({ weight }) => weight },
    {
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (each) => (
        <span className="flex justify-end">
          <IconButton label={`Edit ${nameOf(each)}`} size="icon-sm" onClick={() => setEdited(each)}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={`Delete ${nameOf(each)}`} size="icon-sm" onClick={() => setDeleting(each)}>
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      ),
    },
  ];
  return (
    <Card
      title="Providers"
      className="lg:col-span-2"
      actions={
        <Button size="sm" onClick={() => setEdited("new")}>
          <Plus aria-hidden /> Add credentials
        </Button>
      }
    >
      <QueryState query={query} />
      {kept?.length === 0 && (
        <p className="text-muted-foreground">
          The project keeps no credentials. Calls may bring their own; else the gateway takes those of the server&apos;s
          environment, such as <code>OPENAI_API_KEY</code>.
        </p>
      )}
      {kept && kept.length > 0 && (
        <SmallTable label="Credentials of providers" columns={columns} rows={kept} rowId={({ id }) => id} />
      )}
      {edited && (
        <CredentialsDialog edited={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {deleting && <DeleteCredentials of={deleting} onClose={() => setDeleting(undefined)} />}
    </Card>
  );
}

function modelsOf({ available_models, exclude_models }: Credentials) {
  const told = [available_models?.join(", "), exclude_models?.length && `not ${exclude_models.join(", ")}`];
  return told.filter(Boolean).join("; ") || "all";
}

function DeleteCredentials({ of: each, onClose }: { of: Credentials; onClose: () => void }) {
  const remove = useMutation({
    mutationFn: () => deleteProviderCredentials(kai, { provider_credentials_id: each.id }),
    async onSuccess() {
      onClose();
      toast("Credentials deleted");
      await queryClient.invalidateQueries(credentialsQuery);
    },
    onError: (error) => toastError(error),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete the credentials “${nameOf(each)}”?`}
      action="Delete"
      pending={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      Calls of {each.provider_id} that relied on them fail from now on, unless others are there.
    </ConfirmDialog>
  );
}
