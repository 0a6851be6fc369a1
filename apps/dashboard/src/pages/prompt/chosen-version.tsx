import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { FilePen } from "lucide-react";
import { useSession } from "../../api/session.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { FirstVersion } from "./first-version.tsx";
import { type Prompt, versionQuery } from "./prompt-query.ts";
import { VersionView } from "./version-view.tsx";

const route = getRouteApi("/app/prompts/$promptId");

/** The version that the address names, or the newest one; of a new prompt, the one to be written. */
export function ChosenVersion({ prompt }: { prompt: Prompt }) {
  const { version: number = prompt.current_version?.version } = route.useSearch();
  const { scopes } = useSession();
  if (number !== undefined) return <KnownVersion key={number} prompt={prompt} number={number} />;
  if (scopes.includes("admin")) return <FirstVersion prompt={prompt} />;
  return (
    <EmptyState icon={FilePen} title="It has no version yet">
      An administrator can write one.
    </EmptyState>
  );
}

function KnownVersion({ prompt, number }: { prompt: Prompt; number: number }) {
  const version = useQuery(versionQuery(prompt.prompt_id, number));
  if (version.data) return <VersionView prompt={prompt} version={version.data} />;
  if (version.error) return <ErrorMessage error={version.error} retry={() => void version.refetch()} />;
  return <Loading label="Loading the version" />;
}
