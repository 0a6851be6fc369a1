import type { GatewayContext } from "./gateway.ts";
import { invalidRequest } from "./gateway-error.ts";
import { type Candidate, plan } from "./plan.ts";
import type { ChatModel, GatewayCaller, GroupMember, StoredMember } from "./ports.ts";
import type { Capability } from "./provider.ts";
import { readCredentials } from "./read-credentials.ts";
import type { ReadRequest } from "./read-request.ts";
import { canonicalName, resolveModel } from "./resolve-model.ts";
import type { Warnings } from "./warnings.ts";

/** How many models the router lets answer a request that names none. */
const mostRouted = 5;

interface Search {
  read: ReadRequest;
  warnings: Warnings;
  /** What a chat needs of a model; absent for other requests, for which projects set nothing. */
  chat?: ChatNeeds;
}

interface ChatNeeds {
  needs: readonly Capability[];
  /** About how many tokens the prompt has. */
  prompt: () => number;
}

/**
 * Finds who may answer a request, in which order.
 *
 * @throws GatewayError when nobody can be asked
 */
export async function findCandidates<Caller extends GatewayCaller>(
  context: GatewayContext<Caller>,
  caller: Caller,
  { read, warnings, chat }: Search,
): Promise<Candidate[]> {
  const { ports, random } = context;
  const { model, load_balance_group, loadbalance_models, kai } = read;
  // What comes before the group is asked instead of it: nobody has to know it then.
  const isUsed = load_balance_group && !model && !loadbalance_models;
  const group = isUsed
    ? await membersOf(load_balance_group, (id) => ports.loadBalanceGroup(caller, id))
    : load_balance_group && [];
  const settings = chat && (await ports.settings(caller));
  const isNamed = model || loadbalance_models || load_balance_group || kai.models?.length;
  const isRouted = settings?.router_enabled && !isNamed;
  const all = chat && isRouted ? await capable(chat, ports.chatModels(caller)) : undefined;
  return plan(
    {
      model,
      loadbalance_models,
      group,
      models: kai.models ?? undefined,
      all,
      exclude_models: kai.exclude_models ?? undefined,
      exclude_providers: kai.exclude_providers ?? undefined,
      fallback_models: kai.fallback_models ?? undefined,
      safety_net_models: settings?.safety_net_models,
      disable_fallback: kai.disable_fallback ?? undefined,
    },
    { route: (models) => cheapestFirst(all ? models.slice(0, mostRouted) : models, context, caller), random },
    warnings,
  );
}

const usual = { usage: { prompt_tokens: 1000, completion_tokens: 1000 } };

/** The router: the cheapest first, then who was seen to begin soonest; those of which neither is known last, in the order given. */
function cheapestFirst<Caller extends GatewayCaller>(
  models: readonly Candidate[],
  { ports, speeds }: GatewayContext<Caller>,
  caller: Caller,
): Candidate[] {
  const known = models.map((candidate) => {
    const { provider, model } = candidate;
    const cost = ports.costOf(caller, { ...usual, model, provider_id: provider.id }) ?? Infinity;
    return { candidate, cost, seconds: speeds.of(canonicalName(candidate)) };
  });
  return known
    .toSorted((one, other) => compare(one.cost, other.cost) || compare(one.seconds, other.seconds))
    .map(({ candidate }) => candidate);
}

/** Infinite ones are equal. */
const compare = (one: number, other: number): number => (one < other ? -1 : Number(one > other));

/** The models that can take a chat. */
async function capable({ needs, prompt }: ChatNeeds, models: Promise<readonly ChatModel[]>): Promise<string[]> {
  const tokens = prompt();
  return (await models)
    .filter(({ name, max_context_window }) => {
      const lacks = resolveModel(name)?.provider.lacks;
      return max_context_window > tokens && !needs.some((need) => lacks?.has(need));
    })
    .map(({ name }) => name);
}

/** The members that came with the request, else those of the stored group. */
async function membersOf(
  { models, group_id }: NonNullable<ReadRequest["load_balance_group"]>,
  stored: (group_id: string) => Promise<readonly StoredMember[] | null>,
): Promise<readonly GroupMember[]> {
  if (models) return models;
  const param = "load_balance_group.group_id";
  if (!group_id) throw invalidRequest(`${param} or load_balance_group.models is required`, { param });
  const members = await stored(group_id);
  if (!members)
    throw invalidRequest(`There is no load balance group ${group_id}.`, {
      param,
      code: "load_balance_group_not_found",
      status: 404,
    });
  return members.map(({ credentials, ...member }) => ({
    ...member,
    ...(credentials && { credentials: readCredentials(credentials, param), isStored: true }),
  }));
}
