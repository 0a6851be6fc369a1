import { createKey } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";

/** Makes a key for the app, or says who can. */
export function NewKey({ created, onKey }: { created: boolean; onKey: (key: string) => void }) {
  const { scopes, environment } = useSession();
  const create = useMutation({
    mutationFn: () => createKey(kai, { name: "Quick start", environment, scopes: ["ingest", "gateway"] }),
    onSuccess: ({ key }) => onKey(key),
  });
  if (!scopes.includes("admin"))
    return (
      <p className="text-muted-foreground">
        Ask whoever runs this server for a key with the scope <code>ingest</code>: your own may not make keys.
      </p>
    );
  if (created)
    return (
      <p role="status" className="text-success">
        This is the only time that the key is shown: copy it now. It may send logs and call models through the gateway.
      </p>
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="primary" disabled={create.isPending} onClick={() => create.mutate()}>
        <KeyRound aria-hidden /> {create.isPending ? "Creating…" : "Create a key"}
      </Button>
      <span className="text-muted-foreground">or use one that you have, with the scope ingest.</span>
      {create.error && <ErrorMessage error={create.error} />}
    </div>
  );
}
