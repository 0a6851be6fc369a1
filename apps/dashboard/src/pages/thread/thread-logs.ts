import type { Log } from "@kai/schema/log";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";
import { type EnvironmentSearch, environmentParams } from "../../app/environment.ts";

const fields = [
  "unique_id",
  "timestamp",
  "start_time",
  "input",
  "output",
  "completion_messages",
  "reasoning",
  "model",
  "status",
  "status_code",
  "error_message",
  "latency",
  "time_to_first_token",
  "prompt_tokens",
  "completion_tokens",
  "cost",
  "span_name",
] as const;

/** What a thread needs of its logs. */
export type ThreadLog = Pick<Log, (typeof fields)[number]>;

/** A log repeats all that was said before it. */
const pageSize = 25;

/** The logs of a thread, whenever they were, the earliest first. */
export const threadLogsQuery = (thread_identifier: string, env: EnvironmentSearch) =>
  infiniteQueryOptions({
    queryKey: ["threads", thread_identifier, "logs", env.env],
    queryFn: ({ pageParam, signal }) =>
      kai.logs.list(
        {
          ...environmentParams(env),
          start_time: new Date(0),
          filters: { thread_identifier },
          sort_by: "timestamp",
          page_size: pageSize,
          fields,
          cursor: pageParam,
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
