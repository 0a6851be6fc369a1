import type { VersionContent } from "./version-form.ts";

/** What a version says as texts, to be compared with those of another. */
export function versionText({ messages, ...settings }: VersionContent): { messages: string; settings: string } {
  return {
    messages: messages
      .map(({ role, content, ...rest }) => {
        const text = typeof content === "string" ? content : content ? json(content) : "";
        return [`${role}:`, text, ...Object.entries(rest).map(line)].filter(Boolean).join("\n");
      })
      .join("\n\n"),
    settings: Object.entries(settings)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(line)
      .join("\n"),
  };
}

const line = ([name, value]: [string, unknown]) => `${name}: ${typeof value === "string" ? value : json(value)}`;
const json = (value: unknown) => JSON.stringify(value, undefined, 2);
