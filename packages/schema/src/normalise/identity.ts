import { uniqueId } from "../unique-id.ts";
import { asObject, type Draft } from "./draft.ts";

const text = (value: unknown): string | undefined =>
  (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;

/** Brings the customer's single fields and `customer_params` into agreement, and fills the ids that follow from others. */
export function readIdentity(draft: Draft): void {
  const { values } = draft;
  const params = asObject(values.customer_params);
  draft.fill("customer_identifier", text(params["customer_identifier"]));
  draft.fill("customer_name", text(params["name"]));
  draft.fill("customer_email", text(params["email"]));
  draft.fill("group_identifier", text(params["group_identifier"]));
  const customer = {
    customer_identifier: values.customer_identifier,
    name: values.customer_name,
    email: values.customer_email,
  };
  const known = Object.entries(customer).filter(([, value]) => value !== undefined);
  if (known.length > 0) values.customer_params = { ...params, ...Object.fromEntries(known) };
  draft.fill("thread_identifier", values.trace_group_identifier);
  draft.fill("evaluation_identifier", text(asObject(values.eval_params)["evaluation_identifier"]));
  if (!draft.has("unique_id")) values.unique_id = uniqueId(draft.receivedAt.getTime());
  if (draft.has("trace_unique_id")) draft.fill("span_unique_id", values.unique_id);
  const prompt = asObject(values.prompt);
  draft.fill("prompt_id", text(prompt["prompt_id"]));
  draft.fillIfValid("prompt_version_number", prompt["version"]);
  draft.fillIfValid("is_custom_prompt", prompt["is_custom_prompt"]);
  if (typeof values.response_format === "string") values.response_format = { type: values.response_format };
  if (draft.has("type")) draft.fill("response_format", { type: values.type });
}
