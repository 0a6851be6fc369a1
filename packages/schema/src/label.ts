/** Words of names that people write otherwise. */
const words: Readonly<Record<string, string>> = {
  api: "API",
  eval: "evaluation",
  id: "ID",
  identifier: "ID",
  ids: "IDs",
  logprobs: "log probabilities",
  p: "P",
  params: "parameters",
  ttft: "time to first token",
  ttl: "TTL",
};

/** Names whose own words say too little. */
const labels: Readonly<Record<string, string>> = {
  unique_id: "Log ID",
  organization_key_id: "API key",
  customer_identifier: "Customer",
  customer_params: "Customer object",
  thread_identifier: "Thread",
  provider_id: "Provider",
  trace_unique_id: "Trace",
  span_unique_id: "Span",
  span_parent_id: "Parent span",
  span_workflow_name: "Workflow",
  total_request_tokens: "Total tokens",
  warnings_dict: "Warnings by field",
  n: "Number of answers",
  is_custom_prompt: "Custom prompt",
  is_root_span: "Root span",
};

/**
 * What people read in place of a field's, a filter's or a metric's name. The key of a map stays as its writer spelled it.
 *
 * @example
 * labelOf("time_to_first_token"); // "Time to first token"
 * labelOf("metadata__plan_id"); // "Metadata: plan_id"
 */
export function labelOf(name: string): string {
  const key = name.indexOf("__");
  if (key > 0) return `${labelOf(name.slice(0, key))}: ${name.slice(key + 2)}`;
  if (Object.hasOwn(labels, name)) return labels[name]!;
  const text = name
    .split("_")
    .map((word) => (Object.hasOwn(words, word) ? words[word] : word))
    .join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
