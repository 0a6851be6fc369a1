import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { formatCount } from "../../format/format-count.ts";
import { formatExactTime, formatRelativeTime } from "../../format/format-time.ts";
import { Button } from "../../ui/button.tsx";
import { cn } from "../../ui/class-names.ts";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useKeyName } from "../keys/use-key-name.ts";
import { type Prompt, versionsQuery } from "./prompt-query.ts";
import { VersionBadges } from "./version-badges.tsx";
import type { Version } from "./version-form.ts";

const route = getRouteApi("/app/prompts/$promptId");

/** The versions of a prompt, the newest first; one of them is shown. */
export function VersionList({ prompt: { prompt_id, current_version } }: { prompt: Prompt }) {
  const versions = useInfiniteQuery(versionsQuery(prompt_id));
  const { version: shown = current_version?.version } = route.useSearch();
  if (versions.error && !versions.data)
    return <ErrorMessage error={versions.error} retry={() => void versions.refetch()} />;
  if (!versions.data) return <Skeleton className="h-40" />;
  return (
    <nav aria-label="Versions" className="max-h-64 overflow-y-auto rounded-lg border bg-card lg:max-h-none">
      <ol>
        {versions.data.pages
          .flatMap(({ results }) => results)
          .map((version) => (
            <li key={version.version} className="border-b last:border-b-0">
              <VersionLink version={version} isShown={version.version === shown} />
            </li>
          ))}
      </ol>
      {versions.hasNextPage && (
        <Button
          variant="ghost"
          className="w-full"
          disabled={versions.isFetchingNextPage}
          onClick={() => void versions.fetchNextPage()}
        >
          {versions.isFetchingNextPage ? "Loading…" : "Show older"}
        </Button>
      )}
    </nav>
  );
}

function VersionLink({ version, isShown }: { version: Version; isShown: boolean }) {
  const nameOf = useKeyName();
  const { updated_at, updated_by, description } = version;
  return (
    <Link
      from="/prompts/$promptId"
      search={(now) => ({ ...now, version: version.version, against: undefined })}
      aria-current={isShown ? "true" : undefined}
      activeProps={{}}
      className={cn("block px-3 py-2 outline-offset-[-2px] hover:bg-muted", isShown && "bg-accent")}
    >
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="font-medium">Version {formatCount(version.version)}</span>
        <VersionBadges version={version} />
      </span>
      {description && <span className="mt-0.5 line-clamp-2 text-sm">{description}</span>}
      <span className="block truncate text-xs text-muted-foreground">
        <time dateTime={updated_at} title={formatExactTime(updated_at)}>
          {formatRelativeTime(updated_at)}
        </time>{" "}
        by {nameOf(updated_by) ?? updated_by}
      </span>
    </Link>
  );
}
