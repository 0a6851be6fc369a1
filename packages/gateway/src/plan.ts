import type { Credentials } from "./credentials.ts";
import { GatewayError, invalidRequest } from "./gateway-error.ts";
import { orderByWeight } from "./pick-by-weight.ts";
import type { GroupMember } from "./ports.ts";
import type { Provider } from "./provider.ts";
import { canonicalName, resolveModel } from "./resolve-model.ts";
import type { Warnings } from "./warnings.ts";

/** A model that may answer, and why it stands in the chain. */
export interface Candidate {
  /** As the request or the group names it. */
  name: string;
  provider: Provider;
  /** The provider's name of it. */
  model: string;
  reason: "model" | "load_balance" | "router" | "fallback" | "safety_net";
  /** Those that came with this member of a group. */
  credentials?: Credentials;
  /** Whether the project keeps them; else they came with the request. */
  isStored?: boolean;
}

/** What a request says about who should answer. */
export interface Wishes {
  model?: string;
  /** Comes before `model`. */
  loadbalance_models?: readonly GroupMember[];
  /** The members of `load_balance_group`, when it was asked for; `model` comes before it. */
  group?: readonly GroupMember[];
  /** For the router; beside a model, fallbacks. */
  models?: readonly string[];
  /** For the router when the request names nobody; absent when somebody must be named. */
  all?: readonly string[];
  exclude_providers?: readonly string[];
  exclude_models?: readonly string[];
  fallback_models?: readonly string[];
  /** What the project appends to every chain. */
  safety_net_models?: readonly string[];
  disable_fallback?: boolean;
}

export interface PlanOptions {
  /** Orders the models the router may choose from, the best first. */
  route: (models: readonly Candidate[]) => Candidate[];
  random: () => number;
}

/**
 * Decides who is asked, in which order: the chosen model, the rest of its group, the fallbacks, the safety net; each model once.
 *
 * @throws GatewayError when nobody can be asked
 */
export function plan(wishes: Wishes, options: PlanOptions, warnings: Warnings): Candidate[] {
  const first = chosen(wishes, options, warnings);
  const later = wishes.disable_fallback ? [] : stoodFor(wishes, warnings);
  const seen = new Set<string>();
  return [...first, ...later].filter((candidate) => {
    // A group may hold one model several times, with other credentials.
    if (candidate.credentials) return true;
    const name = canonicalName(candidate);
    return !seen.has(name) && seen.add(name);
  });
}

function chosen(wishes: Wishes, options: PlanOptions, warnings: Warnings): Candidate[] {
  const { loadbalance_models, group, model, models = [] } = wishes;
  if (loadbalance_models) {
    if (group) warnings.add("load_balance_group", "was not used: loadbalance_models comes before it");
    if (model) warnings.add("model", "was not used: loadbalance_models comes before it");
    return balanced(loadbalance_models, options.random);
  }
  if (model) {
    if (group) warnings.add("load_balance_group", "was not used: model comes before it");
    if (wishes.exclude_models?.length || wishes.exclude_providers?.length)
      warnings.add("exclude_models", "has no effect beside model: it is the router that excludes");
    return [required(model, "model")];
  }
  if (group) return balanced(group, options.random);
  if (models.length === 1) return [required(models[0]!, "model")];
  return routed(wishes, options, warnings);
}

function routed(
  { models, all, exclude_models = [], exclude_providers = [] }: Wishes,
  options: PlanOptions,
  warnings: Warnings,
) {
  const named = models?.length ? models : all;
  if (!named) {
    throw invalidRequest("Name a model: model, models or load_balance_group.", {
      code: "model_required",
      param: "model",
    });
  }
  const known = named.flatMap((name) => optional(name, "router", warnings));
  const excluded = new Set(exclude_models.map((name) => nameOf(name)));
  const left = known.filter(
    (candidate) => !excluded.has(canonicalName(candidate)) && !exclude_providers.includes(candidate.provider.id),
  );
  if (left.length > 0) return options.route(left);
  const message =
    named.length > 0
      ? "Every model that could answer is excluded."
      : "The router has no model for this request: none that there are credentials for can do all that it asks for.";
  throw invalidRequest(message, { code: "no_candidate_models", param: "models" });
}

/** Who answers when those chosen do not. */
function stoodFor(
  { model, models = [], fallback_models = [], safety_net_models = [] }: Wishes,
  warnings: Warnings,
): Candidate[] {
  const beside = model ? models : [];
  return [
    ...[...fallback_models, ...beside].flatMap((name) => optional(name, "fallback", warnings)),
    ...safety_net_models.flatMap((name) => optional(name, "safety_net", warnings)),
  ];
}

const balanced = (members: readonly GroupMember[], random: () => number): Candidate[] =>
  orderByWeight(members, random).map(({ model, credentials, isStored }) => ({
    ...required(model, "load_balance"),
    credentials,
    isStored,
  }));

function required(name: string, reason: Candidate["reason"]): Candidate {
  const found = resolveModel(name);
  if (found) return { name, ...found, reason };
  throw new GatewayError(
    `Requested model: ${name} is not available in the model list. Write it as provider/model, such as openai/gpt-4o-mini.`,
    { status: 404, type: "invalid_request_error", code: "model_not_found", param: "model" },
  );
}

/** A model that is unknown must not break a request that others can answer. */
function optional(name: string, reason: Candidate["reason"], warnings: Warnings): Candidate[] {
  const found = resolveModel(name);
  if (found) return [{ name, ...found, reason }];
  warnings.add(`${reason}: ${name}`, "was skipped: no provider is known for it");
  return [];
}

function nameOf(name: string): string {
  const found = resolveModel(name);
  return found ? canonicalName(found) : name;
}
