import type { ApiAnswer } from "@kai/client/api";
import { Link } from "@tanstack/react-router";
import { absent } from "../../format/absent.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatExactTime, formatRelativeTime } from "../../format/format-time.ts";
import { Badge } from "../../ui/badge.tsx";
import { type SmallColumn, SmallTable } from "../../ui/small-table.tsx";
import { StarButton } from "./star-button.tsx";

type Prompt = ApiAnswer<"listPrompts">["results"][number];

const columns: readonly SmallColumn<Prompt>[] = [
  { header: "Starred", headerHidden: true, cell: (prompt) => <StarButton prompt={prompt} /> },
  {
    header: "Name",
    cell: ({ prompt_id, name, prompt_slug, description }) => (
      <div className="min-w-40 py-1.5">
        <Link
          to="/prompts/$promptId"
          params={{ promptId: prompt_id }}
          className="font-medium underline-offset-4 hover:underline"
        >
          {name}
        </Link>
        <span className="ml-2 font-mono text-xs text-muted-foreground">{prompt_slug}</span>
        {description && <p className="line-clamp-1 max-w-prose text-xs text-muted-foreground">{description}</p>}
      </div>
    ),
  },
  {
    header: "Live",
    cell: ({ live_version }) =>
      live_version ? <Badge tone="success">Version {formatCount(live_version.version)}</Badge> : absent,
  },
  {
    header: "Newest",
    cell: ({ current_version: newest }) =>
      newest ? `${formatCount(newest.version)}${newest.status === "draft" ? " (draft)" : ""}` : absent,
  },
  { header: "Model", cell: ({ live_version, current_version }) => (live_version ?? current_version)?.model ?? absent },
  {
    header: "Tags",
    cell: ({ tags }) => (
      <span className="flex flex-wrap gap-1 py-1">
        {tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </span>
    ),
  },
  {
    header: "Changed",
    cell: ({ updated_at, current_version }) => {
      // A new version is no change of the prompt itself.
      const at = [updated_at, current_version?.updated_at ?? ""].toSorted().at(-1)!;
      return (
        <time dateTime={at} title={formatExactTime(at)} className="whitespace-nowrap">
          {formatRelativeTime(at)}
        </time>
      );
    },
  },
];

export function PromptTable({ prompts }: { prompts: readonly Prompt[] }) {
  return <SmallTable label="Prompts" columns={columns} rows={prompts} rowId={({ prompt_id }) => prompt_id} />;
}
