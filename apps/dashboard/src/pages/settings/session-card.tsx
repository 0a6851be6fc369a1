import { useSession } from "../../api/session.ts";
import { formatExactTime } from "../../format/format-time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";

/** Who is signed in, and what for. */
export function SessionCard() {
  const { via, key_id, project_name, environment, scopes, expires_at } = useSession();
  return (
    <Card title="Your session">
      <Facts
        facts={[
          ["Signed in by", via === "password" ? "the password" : <>the key {<code>{key_id}</code>}</>],
          ["Project", project_name],
          ["Environment", environment],
          [
            "You may",
            <span key="scopes" className="flex flex-wrap gap-1">
              {scopes.map((scope) => (
                <Badge key={scope}>{scope}</Badge>
              ))}
            </span>,
          ],
          ["Ends, if not used", formatExactTime(expires_at)],
        ]}
      />
    </Card>
  );
}
