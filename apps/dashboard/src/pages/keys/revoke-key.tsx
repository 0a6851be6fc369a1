import { revokeKey } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import { type Key, keysQuery } from "./keys-query.ts";

/** Ends a key, when that is confirmed by its name. */
export function RevokeKey({ of: { key_id, name }, onClose }: { of: Key; onClose: () => void }) {
  const isOwn = useSession().key_id === key_id;
  const revoke = useMutation({
    mutationFn: () => revokeKey(kai, { key_id }),
    async onSuccess() {
      onClose();
      toast("Key revoked", `${name} opens nothing any more.`);
      await queryClient.invalidateQueries(keysQuery);
    },
    onError: (error) => toastError(error),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title="Revoke this key?"
      action={revoke.isPending ? "Revoking…" : "Revoke"}
      pending={revoke.isPending}
      onConfirm={() => revoke.mutate()}
      typed={name}
    >
      Whoever uses it is refused from now on: apps stop logging, calls through the gateway fail. This cannot be undone.
      {isOwn && (
        <strong className="block pt-2 text-foreground">You are signed in by this key, and will be signed out.</strong>
      )}
    </ConfirmDialog>
  );
}
