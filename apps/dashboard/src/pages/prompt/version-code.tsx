import { CodeBlock } from "../../ui/code-block.tsx";
import { promptAsCurl, promptAsTypeScript } from "./prompt-code.ts";
import type { Prompt } from "./prompt-query.ts";
import { templateVariables } from "./template-variables.ts";
import { templatesOf } from "./templates-of.ts";
import { formOf, type Version } from "./version-form.ts";

/** How code asks a version: the live one without its number, so that the next one is asked when it is deployed. */
export function VersionCode({ prompt, version }: { prompt: Prompt; version: Version }) {
  const { messages } = formOf(version);
  const names = templateVariables(templatesOf(messages));
  const call = {
    baseUrl: location.origin,
    promptId: prompt.prompt_slug,
    version: version.is_live ? undefined : version.version,
    variables: Object.fromEntries(names.map((name) => [name, version.variables?.[name] ?? "…"])),
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted-foreground">
        {version.is_live
          ? "This is the live version: a request that names no version asks it, and the next one once that is deployed."
          : "This asks this very version. Without version, the live one is asked."}{" "}
        The key needs the scope <code>gateway</code>.
      </p>
      <CodeBlock name="prompt.ts" code={promptAsTypeScript(call)} />
      <CodeBlock name="curl" code={promptAsCurl(call)} />
    </div>
  );
}
