import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../../api/session.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatRelativeTime } from "../../format/format-time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { type SmallColumn, SmallTable } from "../../ui/small-table.tsx";
import { When } from "../../ui/when.tsx";
import { type Key, keysQuery } from "./keys-query.ts";
import { RevokeKey } from "./revoke-key.tsx";

/** Every key of the project, those that still open something first. */
export function KeyList() {
  const keys = useQuery(keysQuery);
  const session = useSession();
  const [revoking, setRevoking] = useState<Key>();
  if (keys.error) return <ErrorMessage error={keys.error} retry={() => void keys.refetch()} />;
  if (!keys.data) return <Loading label="Loading keys" />;
  const rows = keys.data.toSorted((a, b) => Number(!isValid(a)) - Number(!isValid(b)));
  const columns: readonly SmallColumn<Key>[] = [
    {
      header: "Name",
      cell: ({ name, prefix, key_id }) => (
        <>
          <span className="font-medium">{name}</span>
          {key_id === session.key_id && <span className="text-muted-foreground"> (yours)</span>}
          <span className="block font-mono text-xs text-muted-foreground">{prefix ? `${prefix}…` : key_id}</span>
        </>
      ),
    },
    { header: "State", cell: (key) => <KeyState of={key} /> },
    {
      header: "May",
      cell: ({ scopes }) => (
        <span className="flex flex-wrap gap-1 py-1">
          {scopes.map((scope) => (
            <Badge key={scope}>{scope}</Badge>
          ))}
        </span>
      ),
    },
    { header: "Environment", cell: ({ environment }) => environment },
    { header: "Limits", cell: limitsOf },
    { header: "Last used", cell: ({ last_used_at }) => <When at={last_used_at} never="never" /> },
    { header: "Created", cell: ({ created_at }) => <When at={created_at} /> },
    {
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (key) =>
        isValid(key) && (
          <Button size="sm" variant="danger" aria-label={`Revoke ${key.name}`} onClick={() => setRevoking(key)}>
            Revoke
          </Button>
        ),
    },
  ];
  return (
    <>
      <SmallTable label="API keys" columns={columns} rows={rows} rowId={({ key_id }) => key_id} />
      {revoking && <RevokeKey of={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

const isExpired = ({ expires_at }: Key) => expires_at !== null && Date.parse(expires_at) < Date.now();
const isValid = (key: Key) => key.revoked_at === null && !isExpired(key);

function KeyState({ of: key }: { of: Key }) {
  if (key.revoked_at !== null) return <Badge tone="danger">Revoked</Badge>;
  if (isExpired(key)) return <Badge tone="warning">Expired</Badge>;
  return (
    <>
      <Badge tone="success">Valid</Badge>
      {key.expires_at !== null && (
        <span className="block text-xs text-muted-foreground">ends {formatRelativeTime(key.expires_at)}</span>
      )}
    </>
  );
}

function limitsOf({ rate_limit, monthly_log_quota }: Key) {
  const limits = [
    rate_limit !== null && `${formatCount(rate_limit)} requests a minute`,
    monthly_log_quota !== null && `${formatCount(monthly_log_quota)} logs a month`,
  ].filter(Boolean);
  return limits.length > 0 ? limits.join(", ") : <span className="text-muted-foreground">none</span>;
}
