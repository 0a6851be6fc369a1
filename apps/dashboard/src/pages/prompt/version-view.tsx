import { getRouteApi, Link } from "@tanstack/react-router";
import { Rows3 } from "lucide-react";
import { useSession } from "../../api/session.ts";
import { formatCount } from "../../format/format-count.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { CompareVersions } from "./compare-versions.tsx";
import { LeaveWarning } from "./leave-warning.tsx";
import { promptCondition } from "./prompt-condition.ts";
import type { Prompt } from "./prompt-query.ts";
import { TryVersion } from "./try-version.tsx";
import { useTry } from "./use-try.ts";
import { useVersionForm } from "./use-version-form.ts";
import { VersionActions } from "./version-actions.tsx";
import { VersionBadges } from "./version-badges.tsx";
import { VersionCode } from "./version-code.tsx";
import { VersionEditor } from "./version-editor.tsx";
import type { Version } from "./version-form.ts";
import { VersionReader } from "./version-reader.tsx";

const route = getRouteApi("/app/prompts/$promptId");

/** A version: what it says, which a draft lets one change, what it answers, what is new in it, and how code asks it. */
export function VersionView({ prompt, version }: { prompt: Prompt; version: Version }) {
  const { view = "content" } = route.useSearch();
  const navigate = route.useNavigate();
  const { scopes } = useSession();
  const state = useVersionForm(prompt.prompt_id, version);
  const attempt = useTry(version);
  const isEdited = version.status === "draft" && scopes.includes("admin");
  return (
    <section aria-label={`Version ${version.version}`} className="flex min-w-0 flex-col gap-3">
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold">Version {formatCount(version.version)}</h2>
        <VersionBadges version={version} />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <Link
            to="/logs"
            search={{
              filters: [
                promptCondition(prompt.prompt_id),
                { field: "prompt_version_number", operator: "", value: version.version },
              ],
              range: "30d",
            }}
            className={buttonClass({ size: "sm", variant: "ghost" })}
          >
            <Rows3 aria-hidden /> Its logs
          </Link>
          {scopes.includes("admin") && <VersionActions prompt={prompt} version={version} state={state} />}
        </div>
      </header>
      <Tabs
        label="Views of the version"
        value={view}
        onChange={(view) => void navigate({ search: (now) => ({ ...now, view }), replace: true })}
        tabs={[
          {
            name: "content",
            label: isEdited ? "Edit" : "Content",
            content: isEdited ? <VersionEditor state={state} /> : <VersionReader version={version} />,
          },
          { name: "try", label: "Try", content: <TryVersion version={version} state={state} attempt={attempt} /> },
          {
            name: "compare",
            label: "Compare",
            content: <CompareVersions prompt={prompt} version={version} isDirty={state.isDirty} />,
          },
          { name: "code", label: "Code", content: <VersionCode prompt={prompt} version={version} /> },
        ]}
      />
      <LeaveWarning isDirty={isEdited && state.isDirty} />
    </section>
  );
}
