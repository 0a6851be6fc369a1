import type { LogCreate } from "@kai/schema";
import { findFormat } from "@kai/wire";
import { type FileRecord, isRecord } from "../read-records.ts";
import { Row } from "../row.ts";
import type { Source } from "./source.ts";

/** Where a model is named, the one that answered first. */
const modelNames = ["model_override", "response_model", "model", "request_model"];

/** What Helicone writes instead of an HTTP status for a request that its client gave up. */
const cancelled = -3;

/**
 * Requests of Helicone, as its export tool and its API answer them.
 *
 * @see https://docs.helicone.ai/tools/export
 */
export const helicone: Source = {
  name: "helicone",
  forms: ["jsonl", "json", "csv"],
  recognises: (record) =>
    ("request_id" in record || "response_id" in record) &&
    ("request_created_at" in record || "response_created_at" in record),
  logsOf(record) {
    const row = new Row(record);
    // Addresses of bodies hold a signature, and are dead after a few hours.
    row.take("signed_body_url");
    const properties = { ...row.object("request_properties"), ...row.object("properties") };
    const start = row.time("request_created_at");
    const milliseconds = row.number("delay_ms", "latency");
    const first = row.number("time_to_first_token");
    return [
      {
        ...readBodies(row),
        ...outcome(row),
        // Its CSV has no id of the request.
        unique_id: row.text("request_id", "response_id"),
        start_time: start,
        timestamp: row.time("response_created_at") ?? start,
        latency: milliseconds === undefined ? undefined : milliseconds / 1000,
        time_to_first_token: first === undefined ? undefined : first / 1000,
        model: modelNames.map((name) => row.text(name)).find((model) => model !== undefined),
        provider_id: row.text("provider")?.toLowerCase(),
        customer_identifier: row.text("request_user_id", "helicone_user"),
        thread_identifier: text(properties["Helicone-Session-Id"]),
        prompt_id: row.text("prompt_id") ?? text(properties["Helicone-Prompt-Id"]),
        positive_feedback: readFlag(row.take("feedback_rating")),
        ...tokens(row),
        cost: row.number("costUSD", "cost"),
        metadata: { ...properties, ...row.rest("helicone_") },
      },
    ];
  },
};

/** What the bodies say, read in the provider's own format where the address tells it. */
function readBodies(row: Row): Partial<LogCreate> {
  const request = row.take("request_body");
  const response = row.take("response_body");
  const address = URL.parse(text(row.take("target_url")) ?? "") ?? URL.parse(text(row.take("request_path")) ?? "");
  const path = address?.pathname ?? guessedPath(request);
  const target = { method: "POST", path, host: address?.host, body: JSON.stringify(request ?? null) };
  const format = findFormat(target);
  if (!format) return { full_request: object(request), full_response: object(response) };
  return {
    ...(request !== undefined && format.readRequest(request, { path })),
    ...(response !== undefined && format.readResponse(response)),
    log_type: format.log_type,
  };
}

/** For exports without addresses: most bodies with messages are OpenAI's or like them. */
const guessedPath = (request: unknown) => (isRecord(request) && "messages" in request ? "/v1/chat/completions" : "/");

function outcome(row: Row): Partial<LogCreate> {
  const status = row.number("response_status");
  if (status === undefined) return {};
  if (status >= 100) return { status_code: status };
  return { status: status === cancelled ? "cancelled" : "incomplete" };
}

function tokens(row: Row): Partial<LogCreate> {
  return {
    prompt_tokens: row.number("prompt_tokens"),
    completion_tokens: row.number("completion_tokens"),
    total_request_tokens: row.number("total_tokens"),
    prompt_cache_hit_tokens: row.number("prompt_cache_read_tokens"),
    prompt_cache_creation_tokens: row.number("prompt_cache_write_tokens"),
  };
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const object = (value: unknown): FileRecord | undefined => (isRecord(value) ? value : undefined);
const readFlag = (value: unknown) =>
  value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
