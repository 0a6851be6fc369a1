import { Page } from "../../ui/page.tsx";
import { ScopeGuard } from "../../ui/scope-guard.tsx";
import { CacheCard } from "./cache-card.tsx";
import { CallCard } from "./call-card.tsx";
import { CredentialsCard } from "./credentials-card.tsx";
import { GroupsCard } from "./groups-card.tsx";
import { SafetyCard } from "./safety-card.tsx";

/** How the gateway calls models: whose credentials, which models share the load, what happens when all fail, what is cached. */
export function GatewayPage() {
  return (
    <ScopeGuard scope="admin" title="Gateway">
      <Page title="Gateway">
        <div className="grid max-w-6xl gap-4 lg:grid-cols-2">
          <CredentialsCard />
          <GroupsCard />
          <SafetyCard />
          <CacheCard />
          <CallCard />
        </div>
      </Page>
    </ScopeGuard>
  );
}
