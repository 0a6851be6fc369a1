import { LockKeyhole } from "lucide-react";
import type { ReactNode } from "react";
import { useSession } from "../api/session.ts";
import { EmptyState } from "./empty-state.tsx";
import { Page } from "./page.tsx";

type Scope = ReturnType<typeof useSession>["scopes"][number];

/** Shows a page to sessions that may, and says to others what they lack. */
export function ScopeGuard({ scope, title, children }: { scope: Scope; title: string; children: ReactNode }) {
  if (useSession().scopes.includes(scope)) return children;
  return (
    <Page title={title}>
      <EmptyState icon={LockKeyhole} title="You may not see this page">
        It needs the scope <code>{scope}</code>, which your key does not have. Sign in with a key that has it, or ask
        whoever runs this server.
      </EmptyState>
    </Page>
  );
}
