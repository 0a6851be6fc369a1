import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { GitCompare } from "lucide-react";
import { DiffView } from "../../diff/diff-view.tsx";
import { formatCount } from "../../format/format-count.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { NativeSelect } from "../../ui/input.tsx";
import { Loading } from "../../ui/loading.tsx";
import { type Prompt, versionQuery, versionsQuery } from "./prompt-query.ts";
import { contentOf, type Version } from "./version-form.ts";
import { versionText } from "./version-text.ts";

const route = getRouteApi("/app/prompts/$promptId");

interface CompareVersionsProps {
  prompt: Prompt;
  version: Version;
  /** Whether there are changes that are not saved. */
  isDirty: boolean;
}

/** What a version says other than another one: the live one at first, or the one before. */
export function CompareVersions({ prompt, version, isDirty }: CompareVersionsProps) {
  const { prompt_id, live_version } = prompt;
  const navigate = route.useNavigate();
  const versions = useInfiniteQuery(versionsQuery(prompt_id));
  const others = versions.data?.pages
    .flatMap(({ results }) => results.map((each) => each.version))
    .filter((each) => each !== version.version);
  const live = live_version?.version === version.version ? undefined : live_version?.version;
  const before = others?.find((each) => each < version.version) ?? others?.at(-1);
  const { against = live ?? before } = route.useSearch();
  const other = useQuery({ ...versionQuery(prompt_id, against ?? 0), enabled: against !== undefined });
  if (others?.length === 0 && against === undefined)
    return <EmptyState icon={GitCompare} title="There is no other version yet" />;
  const choices = [...new Set([...(others ?? []), ...(against === undefined ? [] : [against])])];
  return (
    <div className="flex flex-col gap-4">
      <label className="flex flex-wrap items-center gap-2">
        Version {formatCount(version.version)} compared with
        <NativeSelect
          value={against}
          onChange={({ target }) =>
            void navigate({ search: (now) => ({ ...now, against: Number(target.value) }), replace: true })
          }
        >
          {choices.map((each) => (
            <option key={each} value={each}>
              version {formatCount(each)}
              {each === live_version?.version && " (live)"}
            </option>
          ))}
        </NativeSelect>
      </label>
      {isDirty && <p className="text-xs text-warning">Compared is what is saved.</p>}
      {other.error ? (
        <ErrorMessage error={other.error} retry={() => void other.refetch()} />
      ) : other.data ? (
        <Differences before={other.data} after={version} />
      ) : (
        <Loading label="Loading the other version" />
      )}
    </div>
  );
}

function Differences({ before, after }: { before: Version; after: Version }) {
  const [was, is] = [versionText(contentOf(before)), versionText(contentOf(after))];
  return (
    <>
      {(["messages", "settings"] as const).map((part) => (
        <Card key={part} title={part === "messages" ? "Messages" : "Model, parameters and variables"}>
          {was[part] === is[part] && <p className="mb-2 text-xs text-muted-foreground">No difference.</p>}
          <div className="font-mono text-xs leading-5">
            <DiffView before={was[part]} after={is[part]} />
          </div>
        </Card>
      ))}
    </>
  );
}
