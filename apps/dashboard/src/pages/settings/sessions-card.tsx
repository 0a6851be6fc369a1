import { endOtherSessions, listSessions } from "@kai/client/api";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { absent } from "../../format/absent.ts";
import { formatCount } from "../../format/format-count.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { SmallTable } from "../../ui/small-table.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import { When } from "../../ui/when.tsx";
import { browserName } from "./browser-name.ts";

const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async ({ signal }) => (await listSessions(kai, {}, { signal })).results,
});

/** Where one is signed in by the same key or password, and the way out of there. */
export function SessionsCard() {
  const { via } = useSession();
  const query = useQuery(sessionsQuery);
  const sessions = query.data;
  const end = useMutation({
    mutationFn: () => endOtherSessions(kai),
    async onSuccess({ ended }) {
      toast("Signed out everywhere else", `${formatCount(ended)} ${ended === 1 ? "session" : "sessions"} ended.`);
      await queryClient.invalidateQueries(sessionsQuery);
    },
    onError: (error) => toastError(error),
  });
  const hasOthers = sessions?.some(({ current }) => !current) === true;
  return (
    <Card
      title="Sessions"
      className="lg:col-span-2"
      actions={
        <Button size="sm" disabled={!hasOthers || end.isPending} onClick={() => end.mutate()}>
          <LogOut aria-hidden /> {end.isPending ? "Signing out…" : "Sign out everywhere else"}
        </Button>
      }
    >
      <QueryState query={query} />
      {sessions && (
        <SmallTable
          label="Sessions"
          columns={[
            {
              header: "Browser",
              cell: ({ user_agent, current }) => (
                <span title={user_agent ?? undefined} className="whitespace-nowrap">
                  <span className="font-medium">{browserName(user_agent)}</span>
                  {current && <span className="text-muted-foreground"> (this one)</span>}
                </span>
              ),
            },
            { header: "Address", cell: ({ address }) => (address === null ? absent : <code>{address}</code>) },
            { header: "Signed in", cell: ({ created_at }) => <When at={created_at} /> },
            { header: "Last used", cell: ({ used_at, current }) => (current ? "now" : <When at={used_at} />) },
            { header: "Ends, if not used", cell: ({ expires_at }) => <When at={expires_at} /> },
          ]}
          rows={sessions}
          rowId={(session) => String(sessions.indexOf(session))}
        />
      )}
      <p className="mt-4 text-muted-foreground">
        Every session {via === "password" ? "by the password" : "by the key that you signed in with"}, whoever opened
        it.
      </p>
    </Card>
  );
}
