import { getRouteApi } from "@tanstack/react-router";
import { Page } from "../../ui/page.tsx";
import { ScopeGuard } from "../../ui/scope-guard.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { AuditList } from "./audit-list.tsx";
import { CreateKey } from "./create-key.tsx";
import { KeyList } from "./key-list.tsx";

const route = getRouteApi("/app/keys");

/** The API keys of the project, and what administrators did in it. */
export function KeysPage() {
  const { view = "keys" } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ScopeGuard scope="admin" title="Keys">
      <Page title="Keys" actions={<CreateKey />}>
        <Tabs
          label="Keys and audit"
          value={view}
          onChange={(view) => void navigate({ search: (now) => ({ ...now, view }), replace: true })}
          tabs={[
            { name: "keys", label: "API keys", content: <KeyList /> },
            { name: "audit", label: "Audit", content: <AuditList /> },
          ]}
        />
      </Page>
    </ScopeGuard>
  );
}
