import { useSession } from "../../api/session.ts";
import { Page } from "../../ui/page.tsx";
import { PasswordCard } from "./password-card.tsx";
import { ProjectsCard } from "./projects-card.tsx";
import { ServerCard } from "./server-card.tsx";
import { SessionCard } from "./session-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

/** Who is signed in and where, the password, the projects, and how the server runs. */
export function SettingsPage() {
  const { scopes, via } = useSession();
  const isAdmin = scopes.includes("admin");
  return (
    <Page title="Settings">
      <div className="grid max-w-5xl gap-4 lg:grid-cols-2">
        <SessionCard />
        {isAdmin && <PasswordCard />}
        <SessionsCard />
        {via === "password" && <ProjectsCard />}
        {isAdmin && <ServerCard />}
      </div>
    </Page>
  );
}
