import type { Log } from "@kai/schema/log";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { Ellipsis, Link as LinkIcon, Maximize2, Trash2 } from "lucide-react";
import { useState } from "react";
import { kai } from "../../../api/kai.ts";
import { useSession } from "../../../api/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { ErrorMessage } from "../../../ui/error-message.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../ui/menu.tsx";
import { CopyAsItems } from "./copy-as-items.tsx";
import { toast } from "../../../ui/toast.tsx";

/** What can be done with a log. */
export function LogActions({ log }: { log: Log }) {
  const [isDeleting, setDeleting] = useState(false);
  const { scopes } = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const page = { to: "/logs/$uniqueId", params: { uniqueId: log.unique_id } } as const;
  const copyLink = async () => {
    await navigator.clipboard.writeText(new URL(router.buildLocation(page).href, location.origin).href);
    toast("The link is copied");
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More" size="icon-sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onClick={() => void navigate(page)}>
          <Maximize2 aria-hidden /> Open on its own
        </MenuItem>
        <MenuItem onClick={() => void copyLink()}>
          <LinkIcon aria-hidden /> Copy link
        </MenuItem>
        <CopyAsItems log={log} />
        {scopes.includes("admin") && (
          <>
            <MenuSeparator />
            <MenuItem className="text-danger" onClick={() => setDeleting(true)}>
              <Trash2 aria-hidden /> Delete …
            </MenuItem>
          </>
        )}
      </Menu>
      <DeleteDialog uniqueId={log.unique_id} open={isDeleting} onOpenChange={setDeleting} />
    </>
  );
}

interface DeleteDialogProps {
  uniqueId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function DeleteDialog({ uniqueId, open, onOpenChange }: DeleteDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => kai.logs.delete(uniqueId),
    async onSuccess() {
      await navigate({ to: "/logs" });
      client.removeQueries({ queryKey: ["log", uniqueId] });
      void client.invalidateQueries({ queryKey: ["logs"] });
      toast("The log is deleted");
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Delete this log for good?"
      description="It is nowhere to be read any more, and sending it again does not bring it back. Sums and charts are without it."
    >
      <div className="flex flex-col gap-3">
        {remove.error && <ErrorMessage error={remove.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            Delete for good
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
