import { field } from "../field.ts";
import { customerParams } from "../shapes.ts";

/** Which log this is, whose it is, and what it belongs with. */
export const identity = {
  unique_id: field("identifier", "Identifies the log. Send your own to make a retry harmless: the same id is stored once.", { example: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6", aliases: ["id", "full_unique_id"], derivedFrom: "generated, ordered by time (32 hex digits)" }),
  customer_identifier: field("identifier", "The customer who caused the request.", { example: "user_123", derivedFrom: "`customer_params.customer_identifier`" }),
  customer_name: field("text", "The customer's name.", { example: "Jo Diaz", derivedFrom: "`customer_params.name`" }),
  customer_email: field("text", "The customer's email address.", { example: "jo@example.com", derivedFrom: "`customer_params.email`" }),
  customer_params: field("json", "The customer as one object, instead of single fields.", { shape: customerParams, example: { customer_identifier: "user_123", name: "Jo Diaz", email: "jo@example.com" }, derivedFrom: "`customer_identifier`, `customer_name`, `customer_email`" }),
  thread_identifier: field("identifier", "The conversation the request belongs to.", { example: "thread_42", aliases: ["session_identifier"], derivedFrom: "`trace_group_identifier`" }),
  group_identifier: field("identifier", "Groups logs that belong together.", { example: "team_7", derivedFrom: "`customer_params.group_identifier`" }),
  custom_identifier: field("identifier", "An id of your own, indexed: faster to search than metadata.", { example: "ticket_12345" }),
  evaluation_identifier: field("identifier", "The evaluation the request belongs to.", { example: "release_42", derivedFrom: "`eval_params.evaluation_identifier`" }),
  metadata: field("map", "Keys and values of your own. Filter by `metadata__<key>`.", { example: { feature: "chat_support", language: "en" } }),
  environment: field("label", "Environment of the API key the log came with.", { example: "prod", readOnly: true, values: ["prod", "test"] }),
  organization_key_id: field("identifier", "The API key the log came with; never the key itself.", { example: "kai_1a2b3c4d", readOnly: true }),
  log_method: field("label", "How the log reached the server.", { example: "logging_api", readOnly: true, values: ["logging_api", "batch", "inference", "ts_tracing", "python_tracing", "tracing_integration"] }),
} as const;
