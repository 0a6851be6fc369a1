import { type ApiAnswer, getPrompt, getPromptVersion, listPromptVersions } from "@kai/client/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";

export type Prompt = ApiAnswer<"getPrompt">;

export const promptQuery = (prompt_id: string) =>
  queryOptions({
    queryKey: ["prompts", prompt_id],
    queryFn: ({ signal }) => getPrompt(kai, { prompt_id }, { signal }),
  });

export const versionsQuery = (prompt_id: string) =>
  infiniteQueryOptions({
    queryKey: ["prompts", prompt_id, "versions"],
    queryFn: ({ pageParam: page, signal }) => listPromptVersions(kai, { prompt_id, page, page_size: 50 }, { signal }),
    initialPageParam: 1,
    getNextPageParam: ({ next }, _, page) => (next === null ? undefined : page + 1),
  });

export const versionQuery = (prompt_id: string, version: number) =>
  queryOptions({
    queryKey: ["prompts", prompt_id, "version", version],
    queryFn: ({ signal }) => getPromptVersion(kai, { prompt_id, version }, { signal }),
  });
