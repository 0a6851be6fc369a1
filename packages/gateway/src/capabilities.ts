import type { ChatRequest } from "@kai/schema";
import type { Capability } from "./provider.ts";

/** What a request cannot do without: a provider that lacks any of it would answer something else than was asked for. */
export function needsOf(chat: ChatRequest): Capability[] {
  const format = typeof chat.response_format === "string" ? chat.response_format : chat.response_format?.type;
  const needs: Record<string, boolean> = {
    n: (chat.n ?? 1) > 1,
    logprobs: chat.logprobs === true,
    json_object: format === "json_object",
    json_schema: format === "json_schema",
    image_url: (chat.messages ?? []).some(({ content }) => Array.isArray(content) && content.some(isLinkedImage)),
  } satisfies Partial<Record<Capability, boolean>>;
  return Object.keys(needs).filter((name) => needs[name]) as Capability[];
}

function isLinkedImage({ image_url }: { image_url?: string | { url: string } | undefined }): boolean {
  const url = typeof image_url === "string" ? image_url : image_url?.url;
  return url !== undefined && !url.startsWith("data:");
}
