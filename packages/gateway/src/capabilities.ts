import type { ChatRequest } from "@kai/schema";
import type { Capability } from "./provider.ts";

/** What a request cannot do without: a provider that lacks any of it would answer something else than was asked for. */
export function needsOf(chat: ChatRequest): Capability[] {
  const format = typeof chat.response_format === "object" ? chat.response_format : { type: chat.response_format };
  const hasSchema = format?.type === "json_schema" || Boolean(format && "response_schema" in format);
  const needs: Record<string, boolean> = {
    n: (chat.n ?? 1) > 1,
    logprobs: chat.logprobs === true,
    json_object: format?.type === "json_object" && !hasSchema,
    json_schema: hasSchema,
    images: (chat.messages ?? []).some(
      ({ content }) => Array.isArray(content) && content.some(({ image_url }) => image_url !== undefined),
    ),
  } satisfies Partial<Record<Capability, boolean>>;
  return Object.keys(needs).filter((name) => needs[name]) as Capability[];
}
