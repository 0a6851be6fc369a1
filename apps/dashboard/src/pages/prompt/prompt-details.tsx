import { Link } from "@tanstack/react-router";
import { Rows3 } from "lucide-react";
import { useSession } from "../../api/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { StarButton } from "../prompts/star-button.tsx";
import { ChosenVersion } from "./chosen-version.tsx";
import { DeletePrompt } from "./delete-prompt.tsx";
import { EditPrompt } from "./edit-prompt.tsx";
import { promptCondition } from "./prompt-condition.ts";
import type { Prompt } from "./prompt-query.ts";
import { VersionList } from "./version-list.tsx";

/** A prompt that was read. */
export function PromptDetails({ prompt }: { prompt: Prompt }) {
  const { name, prompt_slug, description, tags, prompt_id } = prompt;
  const { scopes } = useSession();
  return (
    <Page
      title={name}
      description={
        <span className="flex items-center gap-1.5">
          <code className="text-xs">{prompt_slug}</code>
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      }
      actions={
        <>
          <StarButton prompt={prompt} />
          <Link
            to="/logs"
            search={{ filters: [promptCondition(prompt_id)], range: "30d" }}
            className={buttonClass({ size: "sm" })}
          >
            <Rows3 aria-hidden /> Logs
          </Link>
          {scopes.includes("admin") && (
            <>
              <EditPrompt prompt={prompt} />
              <DeletePrompt prompt={prompt} />
            </>
          )}
        </>
      }
    >
      {description && <p className="mb-4 max-w-prose whitespace-pre-line text-muted-foreground">{description}</p>}
      <div className="grid gap-4 lg:grid-cols-[18rem_minmax(0,1fr)] lg:items-start">
        {prompt.current_version && <VersionList prompt={prompt} />}
        <ChosenVersion prompt={prompt} />
      </div>
    </Page>
  );
}
