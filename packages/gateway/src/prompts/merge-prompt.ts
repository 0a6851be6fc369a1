import { kaiParamNames, type KaiParams, type PromptContent } from "@kai/schema";
import { invalidRequest } from "../gateway-error.ts";
import type { ReadChat } from "../read-chat.ts";
import type { Warnings } from "../warnings.ts";

type Asked = NonNullable<KaiParams["prompt"]>;
type Chat = ReadChat["chat"];

/**
 * Brings together what a request says and what its prompt says. Unless the request takes that back, the prompt comes first,
 * and what the request overrides comes before both.
 *
 * @throws GatewayError 400 that names what cannot be overridden
 */
export function mergePrompt(read: ReadChat, content: PromptContent, warnings: Warnings): ReadChat {
  const { kai, load_balance_group } = read;
  const asked = kai.prompt!;
  const { variables: _, fallback_models, load_balance_models, ...own } = content;
  // Clients of OpenAI's must name both: empty, they say nothing.
  const given: Partial<Chat> = { ...read.chat };
  if (!given.messages?.length) delete given.messages;
  if (!given.model) delete given.model;
  const comesFirst = asked.schema_version === 2 || asked.override !== false;
  const overrides = overridesOf(asked, own.messages, warnings);
  if (comesFirst) warnOfUnused(given, { ...own, ...overrides }, warnings);

  // Whom to ask is one thing: a request that names somebody else does not ask the prompt's model too.
  const isNamed = !comesFirst && Boolean(given.model || load_balance_group || kai.models?.length);
  const shared = isNamed || overrides["model"] ? undefined : load_balance_models;
  const loadbalance_models = read.loadbalance_models ?? shared ?? undefined;
  const settled = comesFirst ? { ...given, ...own, ...overrides } : { ...own, ...given };
  const { model, ...chat } = settled as Chat;
  const named = shared && !read.loadbalance_models ? undefined : isNamed ? given.model : model;
  const fallbacks = comesFirst ? (fallback_models ?? kai.fallback_models) : (kai.fallback_models ?? fallback_models);
  return {
    ...read,
    model: named ?? undefined,
    loadbalance_models,
    kai: { ...kai, fallback_models: fallbacks },
    chat: { ...chat, ...(named && { model: named }) },
  };
}

/** What comes before both. */
function overridesOf(asked: Asked, own: PromptContent["messages"], warnings: Warnings): Partial<Chat> {
  const { override, override_params, override_config, patch } = asked;
  if (asked.schema_version === 2) {
    for (const [name, value] of Object.entries({ override, override_params, override_config }))
      if (value !== undefined && value !== null) warnings.add(`prompt.${name}`, "has no effect with schema_version 2");
    return withoutNulls(patch ?? {}, "prompt.patch", ["messages", "input"]);
  }
  if (patch) warnings.add("prompt.patch", "has no effect without schema_version 2");
  const params = withoutNulls(override_params ?? {}, "prompt.override_params", []);
  if (override === false) {
    if (Object.keys(params).length > 0) warnings.add("prompt.override_params", "has no effect: override is off");
    return {};
  }
  if (params.messages && override_config?.messages_override_mode === "append")
    return { ...params, messages: [...own, ...params.messages] };
  return params;
}

function withoutNulls(params: Record<string, unknown>, path: string, fixed: readonly string[]): Partial<Chat> {
  const names = Object.keys(params).filter((name) => params[name] !== null);
  const wrong = names.find((name) => kaiParamNames.has(name) || fixed.includes(name));
  if (wrong) throw invalidRequest(`${path}.${wrong} cannot be said there`, { param: `${path}.${wrong}` });
  return Object.fromEntries(names.map((name) => [name, params[name]]));
}

function warnOfUnused(given: Record<string, unknown>, used: Record<string, unknown>, warnings: Warnings): void {
  for (const [name, value] of Object.entries(given))
    if (Object.hasOwn(used, name) && JSON.stringify(value) !== JSON.stringify(used[name]))
      warnings.add(name, "was not used: the prompt comes before it");
}
