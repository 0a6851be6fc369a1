import { type ApiAnswer, deleteLoadBalanceGroup, listLoadBalanceGroups } from "@kai/client/api";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { formatShare } from "../../format/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import { GroupDialog } from "./group-dialog.tsx";

export type Group = ApiAnswer<"listLoadBalanceGroups">["results"][number];

const groupsQuery = queryOptions({
  queryKey: ["groups"],
  queryFn: async ({ signal }) => (await listLoadBalanceGroups(kai, {}, { signal })).results,
});

/** Models that share the load, under one name. */
export function GroupsCard() {
  const query = useQuery(groupsQuery);
  const groups = query.data;
  const [edited, setEdited] = useState<Group | "new">();
  const [deleting, setDeleting] = useState<Group>();
  const remove = useMutation({
    mutationFn: ({ group_id }: Group) => deleteLoadBalanceGroup(kai, { group_id }),
    async onSuccess() {
      setDeleting(undefined);
      toast("Group deleted");
      await queryClient.invalidateQueries(groupsQuery);
    },
    onError: (error) => toastError(error),
  });
  return (
    <Card
      title="Load balance groups"
      className="lg:col-span-2"
      actions={
        <Button size="sm" onClick={() => setEdited("new")}>
          <Plus aria-hidden /> Add a group
        </Button>
      }
    >
      <QueryState query={query} />
      {groups?.length === 0 && (
        <p className="text-muted-foreground">
          There is none. Calls that name a group in <code>load_balance_group</code> are spread over its models by
          weight.
        </p>
      )}
      <ul className="flex flex-col gap-4">
        {groups?.map((group) => (
          <li key={group.group_id} className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {group.name} {group.name !== group.group_id && <code className="text-xs">{group.group_id}</code>}
              </p>
              <Members of={group} />
            </div>
            <IconButton label={`Edit ${group.name}`} size="icon-sm" onClick={() => setEdited(group)}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton label={`Delete ${group.name}`} size="icon-sm" onClick={() => setDeleting(group)}>
              <Trash2 aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {edited && (
        <GroupDialog
          edited={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={() => void queryClient.invalidateQueries(groupsQuery)}
        />
      )}
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={`Delete the group “${deleting.name}”?`}
          action="Delete"
          pending={remove.isPending}
          onConfirm={() => remove.mutate(deleting)}
        >
          Calls that name it are refused from now on.
        </ConfirmDialog>
      )}
    </Card>
  );
}

function Members({ of: { members } }: { of: Group }) {
  const all = members.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {members.map(({ model, weight, credentials }, index) => (
        <li key={index} className="flex items-center gap-3">
          <span className="min-w-0 flex-1 truncate">
            {model}
            {credentials && <span className="text-muted-foreground"> with credentials of its own</span>}
          </span>
          <span aria-hidden className="h-1.5 w-24 overflow-hidden rounded-full bg-muted">
            <span className="block h-full bg-chart-1" style={{ width: `${all > 0 ? (100 * weight) / all : 0}%` }} />
          </span>
          <span className="w-14 text-right tabular">{formatShare(all > 0 ? weight / all : 0)}</span>
        </li>
      ))}
    </ul>
  );
}
