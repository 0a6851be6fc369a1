import { KaiApiError } from "@kai/client";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Page } from "../../ui/page.tsx";
import { PromptDetails } from "./prompt-details.tsx";
import { promptQuery } from "./prompt-query.ts";

const route = getRouteApi("/app/prompts/$promptId");

/** One prompt: its versions, and what the chosen one says. */
export function PromptPage() {
  const { promptId } = route.useParams();
  const prompt = useQuery(promptQuery(promptId));
  if (prompt.data) return <PromptDetails key={promptId} prompt={prompt.data} />;
  const isMissing = KaiApiError.isInstance(prompt.error) && prompt.error.status === 404;
  return (
    <Page title="Prompt">
      {isMissing ? (
        <EmptyState icon={SearchX} title="There is no such prompt">
          It may have been deleted, or belong to another project.
        </EmptyState>
      ) : prompt.error ? (
        <ErrorMessage error={prompt.error} retry={() => void prompt.refetch()} />
      ) : (
        <Loading label="Loading the prompt" />
      )}
    </Page>
  );
}
