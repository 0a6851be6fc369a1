import { listPrompts } from "@kai/client/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { SquarePen } from "lucide-react";
import { kai } from "../../api/kai.ts";
import { useSession } from "../../api/session.ts";
import { formatCount } from "../../format/format-count.ts";
import { SearchInput } from "../../search/search-input.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Page } from "../../ui/page.tsx";
import { CreatePrompt } from "./create-prompt.tsx";
import { PromptTable } from "./prompt-table.tsx";

const route = getRouteApi("/app/prompts");
const pageSize = 50;

/** The prompts that the project keeps, the newest first. */
export function PromptsPage() {
  const { q = "", page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { scopes } = useSession();
  const prompts = useQuery({
    queryKey: ["prompts", "list", q, page],
    queryFn: ({ signal }) => listPrompts(kai, { ...(q && { search: q }), page, page_size: pageSize }, { signal }),
    placeholderData: keepPreviousData,
  });
  const turnTo = (page: number) => void navigate({ search: (now) => ({ ...now, page }) });
  const pages = Math.ceil((prompts.data?.count ?? 0) / pageSize);
  return (
    <Page
      title="Prompts"
      description={prompts.data && formatCount(prompts.data.count)}
      actions={scopes.includes("admin") && <CreatePrompt />}
      toolbar={
        <SearchInput
          label="Search prompts"
          value={q}
          className="max-w-md"
          onChange={(q) => void navigate({ search: (now) => ({ ...now, q: q || undefined, page: undefined }) })}
        />
      }
    >
      {prompts.error ? (
        <ErrorMessage error={prompts.error} retry={() => void prompts.refetch()} />
      ) : !prompts.data ? (
        <Loading label="Loading prompts" />
      ) : prompts.data.results.length === 0 ? (
        <EmptyState icon={SquarePen} title={q ? "No prompt matches" : "No prompts yet"}>
          {q
            ? "Searched is in the name, the slug and the description."
            : "Keep here what is asked of a model, and change it without deploying your application: requests through the gateway name the prompt."}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <PromptTable prompts={prompts.data.results} />
          {pages > 1 && (
            <nav aria-label="Pages" className="flex items-center justify-center gap-3">
              <Button disabled={page <= 1} onClick={() => turnTo(page - 1)}>
                Newer
              </Button>
              <span className="text-muted-foreground">
                {formatCount(page)} of {formatCount(pages)}
              </span>
              <Button disabled={page >= pages} onClick={() => turnTo(page + 1)}>
                Older
              </Button>
            </nav>
          )}
        </div>
      )}
    </Page>
  );
}
