import type { LogCreate } from "@kai/schema";
import type { WireFields } from "@kai/wire";
import type { AttemptRecord } from "./ask-in-turn.ts";
import type { Ending } from "./ending.ts";
import type { Candidate } from "./plan.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Warnings } from "./warnings.ts";

/** A request as far as it got. */
export interface RequestSoFar {
  id: string;
  /** When it came, in milliseconds since 1970. */
  receivedAt: number;
  log_type: string;
  read: ReadRequest;
  stream: boolean;
  /** What was asked, read as log fields. */
  asked: WireFields;
  candidate?: Candidate;
  /** The provider's own name for the model that was asked last, where the request gave one. */
  deployment_name?: string;
  paidBy?: "request" | "project" | "server";
  /** Grows with every call. */
  attempts: AttemptRecord[];
  cached: boolean;
  /** Seconds from the request to the first call. */
  routing_time?: number;
  /** Seconds from the request to the first content. */
  time_to_first_token?: number;
  /** What was answered, whole or in part. */
  answered?: WireFields;
  /** Whether the usage in `answered` was counted here. */
  usage_estimated?: boolean;
  warnings: Warnings;
}

/** The log of a request: the same fields as those of a call that was captured in an application. */
export function logOf(request: RequestSoFar, ending: Ending, now: number): LogCreate {
  const { read, asked, answered, candidate } = request;
  const { kai } = read;
  const { warnings: told, ...answer } = answered ?? {};
  const warnings = { ...(typeof told === "string" && { answer: told }), ...request.warnings.toJSON() };
  return {
    ...asked,
    ...answer,
    usage_estimated: request.usage_estimated || undefined,
    unique_id: request.id,
    log_type: request.log_type,
    model: answer.model ?? candidate?.model ?? read.model,
    provider_id: candidate?.provider.id,
    deployment_name: request.deployment_name,
    stream: request.stream,
    start_time: new Date(request.receivedAt).toISOString(),
    timestamp: new Date(now).toISOString(),
    latency: (now - request.receivedAt) / 1000,
    routing_time: request.routing_time,
    time_to_first_token: request.time_to_first_token,
    ...ending,
    attempts: request.attempts,
    cache_hit: request.cached,
    used_custom_credential: request.paidBy === "request",
    ...(Object.keys(warnings).length > 0 && { warnings }),
    prompt_id: read.prompt?.prompt_id,
    prompt_name: read.prompt?.prompt_name,
    prompt_version_number: read.prompt?.prompt_version_number,
    is_custom_prompt: read.prompt?.is_custom_prompt,
    variables: read.prompt?.variables,
    metadata: kai.metadata,
    custom_identifier: kai.custom_identifier,
    customer_identifier: kai.customer_identifier,
    customer_params: kai.customer_params,
    customer_name: kai.customer_name,
    customer_email: kai.customer_email,
    thread_identifier: kai.thread_identifier,
    group_identifier: kai.group_identifier,
    evaluation_identifier: kai.evaluation_identifier,
    trace_unique_id: kai.trace_unique_id,
    span_parent_id: kai.span_parent_id,
    span_name: kai.span_name,
    span_workflow_name: kai.span_workflow_name,
    positive_feedback: kai.positive_feedback,
    cache_enabled: kai.cache_enabled,
    cache_ttl: kai.cache_ttl,
    cache_options: kai.cache_options,
    disable_log: kai.disable_log,
  } as LogCreate;
}
