import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";

/** Asks before changes that are not saved are left behind: for another page or another version. */
export function LeaveWarning({ isDirty }: { isDirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && placeOf(current) !== placeOf(next),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={reset}
      title="Leave without saving?"
      action="Leave"
      pending={false}
      onConfirm={proceed}
    >
      What you changed in this version is not saved, and would be lost.
    </ConfirmDialog>
  );
}

/** Another view of the same version keeps what is in the form. */
const placeOf = ({ pathname, search }: { pathname: string; search: object }) =>
  JSON.stringify([pathname, "version" in search ? search.version : null]);
